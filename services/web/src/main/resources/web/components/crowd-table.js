// The chart as a table, for screen readers and for copying.
import { el } from 'hubbub/dom.js';
import { namesOf, rateIn } from 'hubbub/chart-lines.js';
import { chip, wordOf } from 'hubbub/moods.js';
import { moodOf } from 'hubbub/series.js';
import { score, time } from 'hubbub/words.js';

class CrowdTable extends HTMLElement {
  draw(drawing) {
    const { series, mood, bucket } = drawing;
    const names = namesOf(series);
    const head = el('tr', {}, el('th', { scope: 'col' }, 'Time'), names.map((name) => el('th', { scope: 'col', class: 'num' }, `${name}, msgs/s`)),
      el('th', { scope: 'col' }, 'Mood'), el('th', { scope: 'col', class: 'num' }, 'Score'));
    const rows = mood.map((m, i) => [m, i]).reverse().map(([m, i]) => el('tr', {}, el('th', { scope: 'row' }, time(m.at, bucket < 60)),
      series.map((s) => el('td', { class: 'num' }, rateIn(s.buckets[i], drawing))),
      el('td', {}, chip(wordOf(moodOf(m), m.divided), undefined, true)), el('td', { class: 'num' }, score(moodOf(m)))));
    const top = this.firstElementChild?.scrollTop ?? 0;
    this.replaceChildren(el('div', { class: 'tblwrap chart-table', tabindex: '0', role: 'region', 'aria-label': 'Rate and mood as a table' },
      el('table', { class: 'tbl' }, el('caption', { class: 'vh' }, 'Messages per second and mood, newest first'), el('thead', {}, head), el('tbody', {}, rows))));
    this.firstElementChild.scrollTop = top;
  }
}

customElements.define('crowd-table', CrowdTable);
