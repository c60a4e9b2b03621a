// When this crowd talks: mean messages per second by weekday and hour, of the last four weeks.
import { ask, instant, query } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const WEEKS = 4;

class CrowdHeat extends HTMLElement {
  async load(sources) {
    const range = query({ step: '1h', from: instant(Date.now() - WEEKS * 7 * 86_400_000), to: instant(Date.now()) });
    const cells = Array.from({ length: 7 * 24 }, () => ({ messages: 0, seconds: 0 }));
    const answers = await Promise.allSettled(sources.map((s) => ask(`/api/v1/statistics/${s.path}/series${range}`)));
    for (const answer of answers) {
      for (const point of answer.value?.points ?? []) {
        const at = new Date(point.at);
        const cell = cells[((at.getDay() + 6) % 7) * 24 + at.getHours()];
        cell.messages += point.messages;
        cell.seconds += 3600 * (1 - (point.gap ?? 0));
      }
    }
    this.#draw(cells.map((c) => (c.seconds < 60 ? null : c.messages / c.seconds)));
  }

  #draw(rates) {
    const most = Math.max(...rates.map((r) => r ?? 0), 0.001);
    const busiest = rates.indexOf(Math.max(...rates.map((r) => r ?? -1)));
    const label = rates.every((r) => r === null) ? 'Not enough was heard yet' : `Busiest ${DAYS[Math.floor(busiest / 24)]} at ${busiest % 24}:00`;
    const hours = Array.from({ length: 24 }, (_, h) => el('b', {}, h % 3 ? '' : h));
    const rows = DAYS.flatMap((name, d) => [el('b', {}, name), ...rates.slice(d * 24, d * 24 + 24).map((r) => (r === null ? el('i', { class: 'na' }) : el('i', { style: { '--h': `${Math.round(8 + (60 * r) / most)}%` } })))]);
    this.replaceChildren(el('div', { class: 'heat', role: 'img', 'aria-label': label }, el('b', {}), hours, rows));
  }
}

customElements.define('crowd-heat', CrowdHeat);
