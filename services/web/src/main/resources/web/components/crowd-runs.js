// The table of runs: open one, compare with it, end it, take its figures home.
import { el, icon, sourceTile, tell } from 'hubbub/dom.js';
import { bare } from 'hubbub/crowd.js';
import { count, lasted, moment, pathOf, platformOf, plural, rate, span } from 'hubbub/words.js';
import { instant, query } from 'hubbub/api.js';

class CrowdRuns extends HTMLElement {
  #shown = '';

  show(runs, { chosen, compared } = {}) {
    const now = JSON.stringify([runs.map((r) => [r.id, r.state, r.messages, Math.round(r.connected_seconds)]), chosen, compared]);
    if (now === this.#shown || this.contains(document.activeElement)) return;
    this.#shown = now;
    if (!runs.length) {
      this.replaceChildren(el('p', { class: 'bd meta' }, 'No run yet. Name a channel above to begin the first.'));
      return;
    }
    const head = ['Started', 'Sources', ['Lasted', 'num'], ['Messages', 'num'], ['Mean, msgs/s', 'num'], 'Gaps', ''];
    this.replaceChildren(el('div', { class: 'tblwrap', tabindex: '0', role: 'region', 'aria-label': 'Runs, as a table' }, el('table', { class: 'tbl' },
      el('thead', {}, el('tr', {}, head.map((h) => (Array.isArray(h) ? el('th', { scope: 'col', class: h[1] }, h[0]) : el('th', { scope: 'col' }, h || el('span', { class: 'vh' }, 'What to do')))))),
      el('tbody', {}, runs.slice(0, 20).map((run) => this.#row(run, compared))))));
  }

  #row(run, compared) {
    const channels = run.channels.map((c) => bare(c.channel));
    const gaps = run.channels.flatMap((c) => c.gaps ?? []);
    const lost = gaps.reduce((sum, g) => sum + ((g.to ? Date.parse(g.to) : Date.now()) - Date.parse(g.from)) / 1000, 0);
    const began = Date.parse(run.started_at);
    const ended = run.ended_at ? Date.parse(run.ended_at) : Date.now();
    const title = run.name || channels.join(', ');
    return el('tr', {},
      el('td', {}, el('a', { class: 'row', href: `/crowd${query({ run: run.id })}`, title }, el('span', { class: `lamp is-${run.state}`, role: 'img', 'aria-label': run.state }), moment(began))),
      el('td', {}, el('span', { class: 'row row-4', title: channels.join(', ') }, channels.slice(0, 6).map((c) => sourceTile(platformOf(c))), el('span', { class: 'cut' }, channels.length === 1 ? channels[0] : title))),
      el('td', { class: 'num' }, lasted((ended - began) / 1000)), el('td', { class: 'num' }, count(run.messages)),
      el('td', { class: 'num' }, run.connected_seconds >= 1 ? rate(run.messages / run.connected_seconds) : '—'),
      el('td', { class: 'dim' }, gaps.length ? `${gaps.length}, ${span(lost)}` : 'none'),
      el('td', {}, this.#actions(run, channels, began, ended, compared)));
  }

  #actions(run, channels, began, ended, compared) {
    const range = { from: instant(began), to: instant(ended) };
    const alone = channels.length === 1;
    const csv = alone ? `/api/v1/messages.csv${query({ channel: channels[0], run: run.id })}` : `/api/v1/messages.csv${query({ run: run.id })}`;
    return el('span', { class: 'row row-4 end' },
      run.state === 'ended' ? null : el('button', { type: 'button', class: 'btn btn-s btn-quiet', onclick: () => tell(this, 'end', { run }) }, icon('stop'), 'End'),
      el('button', { type: 'button', class: 'btn btn-s btn-quiet', 'aria-pressed': String(compared === run.id), onclick: () => tell(this, 'compare', { run: run.id }) }, icon('compare'), 'Compare'),
      el('a', { class: 'btn btn-s btn-quiet', href: csv, download: `${run.id}.csv` }, 'CSV'),
      el('a', { class: 'btn btn-s btn-quiet', href: `/api/v1/statistics/runs/${encodeURIComponent(run.id)}`, title: `${plural(channels.length, 'channel')}, ${range.from}` }, 'JSON'));
  }
}

customElements.define('crowd-runs', CrowdRuns);
