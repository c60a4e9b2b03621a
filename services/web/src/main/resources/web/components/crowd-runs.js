// The table of runs: open one, compare with it, end it, take its figures home.
import { el, icon, sourceTile, tell } from 'hubbub/dom.js';
import { bare, count, lasted, moment, pathOf, platformOf, plural, rate, span } from 'hubbub/words.js';
import { instant, query } from 'hubbub/api.js';

const gapsOf = (run) => run.channels.flatMap((c) => c.gaps ?? []);

class CrowdRuns extends HTMLElement {
  #shown = '';
  #states = '';

  /** Figures wait while somebody is in the table, whose press would miss; what the press brought does not. */
  show(runs, { chosen, compared } = {}) {
    const states = JSON.stringify([runs.map((r) => [r.id, r.state]), chosen, compared]);
    const now = states + JSON.stringify(runs.map((r) => [r.messages, Math.round(r.connected_seconds), gapsOf(r)]));
    const focused = this.contains(document.activeElement) ? document.activeElement.dataset.key ?? '' : null;
    if (now === this.#shown || (focused !== null && states === this.#states)) return;
    this.#shown = now;
    this.#states = states;
    this.#draw(runs, compared);
    if (focused) this.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #draw(runs, compared) {
    if (!runs.length) {
      this.replaceChildren(el('p', { class: 'bd meta' }, 'No run yet. Name a channel above to begin the first.'));
      return;
    }
    const head = ['Started', 'Sources', ['Lasted', 'num'], ['Messages', 'num'], ['Mean, msgs/s', 'num'], 'Gaps', ''];
    this.replaceChildren(el('div', { class: 'tblwrap', tabindex: '0', 'data-key': 'table', role: 'region', 'aria-label': 'Runs, as a table' }, el('table', { class: 'tbl' },
      el('thead', {}, el('tr', {}, head.map((h) => (Array.isArray(h) ? el('th', { scope: 'col', class: h[1] }, h[0]) : el('th', { scope: 'col' }, h || el('span', { class: 'vh' }, 'What to do')))))),
      el('tbody', {}, runs.slice(0, 20).map((run) => this.#row(run, compared))))));
  }

  #row(run, compared) {
    const channels = run.channels.map((c) => bare(c.channel));
    const gaps = gapsOf(run);
    const lost = gaps.reduce((sum, g) => sum + ((g.to ? Date.parse(g.to) : Date.now()) - Date.parse(g.from)) / 1000, 0);
    const began = Date.parse(run.started_at);
    const ended = run.ended_at ? Date.parse(run.ended_at) : Date.now();
    const title = run.name || channels.join(', ');
    const named = channels.length === 1 && run.name && run.name !== channels[0];
    return el('tr', {},
      el('td', {}, el('a', { class: 'row', href: `/crowd${query({ run: run.id })}`, 'data-key': `open ${run.id}`, title: [title, run.end_reason].filter(Boolean).join(': ') }, el('span', { class: `lamp is-${run.state}`, role: 'img', 'aria-label': run.state }), moment(began))),
      el('td', {}, el('span', { class: 'row row-4', title: channels.join(', ') }, channels.slice(0, 6).map((c) => sourceTile(platformOf(c))), el('span', { class: 'cut' }, channels.length === 1 ? channels[0] : title), named ? el('span', { class: 'meta cut' }, run.name) : null)),
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
      run.state === 'ended' ? null : el('button', { type: 'button', class: 'btn btn-s btn-quiet', 'data-key': `end ${run.id}`, onclick: () => tell(this, 'end', { run }) }, icon('stop'), 'End'),
      el('button', { type: 'button', class: 'btn btn-s btn-quiet', 'data-key': `compare ${run.id}`, 'aria-pressed': String(compared === run.id), onclick: () => tell(this, 'compare', { run: run.id }) }, icon('compare'), 'Compare'),
      el('a', { class: 'btn btn-s btn-quiet', href: csv, download: `${run.id}.csv` }, 'CSV'),
      el('a', { class: 'btn btn-s btn-quiet', href: `/api/v1/statistics/runs/${encodeURIComponent(run.id)}`, title: `${plural(channels.length, 'channel')}, ${range.from}` }, 'JSON'));
  }
}

customElements.define('crowd-runs', CrowdRuns);
