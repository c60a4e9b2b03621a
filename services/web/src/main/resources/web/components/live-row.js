// One live crowd on the first page: who, the last thing said, mood, the last half hour, figures.
import { el, icon, sourceTile } from 'hubbub/dom.js';
import { areaOf, lineOf, rateNow, rateOf } from 'hubbub/chart-lines.js';
import { face } from 'hubbub/face.js';
import { chip, waveTag, wordOf } from 'hubbub/moods.js';
import { addMood, moodOf } from 'hubbub/series.js';
import { count, rate, span } from 'hubbub/words.js';

const HEIGHT = 28;
const QUOTE_EVERY = 3_000;

class LiveRow extends HTMLElement {
  #quoted = 0;

  connectedCallback() {
    const { source } = this;
    const href = `/crowd?channel=${encodeURIComponent(source.channel)}`;
    const figure = (label, wide) => { const b = el('b', {}, '—'); return [b, el('div', { class: `nu ${wide ? 'no-phone no-tablet' : ''}` }, b, el('span', { class: 'meta' }, label))]; };
    [this.rate, this.rateCell] = figure('msgs/s', false);
    [this.people, this.peopleCell] = figure('people, 1 h', true);
    [this.since, this.sinceCell] = figure('watching', true);
    this.lamp = el('span', { class: `lamp is-${source.state}`, role: 'img', 'aria-label': source.state });
    this.note = el('span', { class: 'cut' });
    this.said = el('div', { class: 'sq' });
    this.mood = el('div', { class: 'mo' });
    this.spark = el('div', { class: 'sp' });
    this.className = 'lv';
    this.setAttribute('role', 'listitem');
    this.replaceChildren(el('span', { class: 'av' }, face(source.channel)),
      el('div', { class: 'ttl' }, el('div', { class: 'row' }, sourceTile(source.platform), el('a', { class: 'h3 cut', href }, el('span', { class: 'no-phone' }, `${source.platform}/`), source.name)), el('div', { class: 'row meta' }, this.lamp, this.note)),
      this.said, this.mood, this.spark, this.rateCell, this.peopleCell, this.sinceCell,
      el('div', { class: 'go' }, el('a', { class: 'btn btn-s', href, 'aria-label': `Open ${source.channel}` }, icon('crowd'), 'Open')));
  }

  draw(buckets, drawing) {
    const { source } = this;
    this.rate.textContent = rate(rateNow({ source, buckets }, drawing));
    this.lamp.className = `lamp is-${source.state}`;
    this.lamp.setAttribute('aria-label', source.state);
    this.note.textContent = source.state === 'waiting' ? source.detail ?? 'no answer; does it exist?' : source.runs[0]?.name || source.state;
    const began = Math.min(...source.runs.map((r) => Date.parse(r.started_at)));
    this.since.textContent = Number.isFinite(began) ? span((Date.now() - began) / 1000) : '—';
    const rates = buckets.map((b) => rateOf(b, drawing));
    const most = Math.max(0.5, ...rates.map((r) => r ?? 0));
    const points = rates.map((r, i) => [((i + 0.5) / rates.length) * 160, r === null ? null : HEIGHT - 1 - (r / most) * (HEIGHT - 3)]);
    const moods = addMood(buckets.map((b) => ({ ...b, said: 0, mood: 0, up: 0, down: 0, even: 0, divided: 0 })), source.moods.values(), drawing.bucket);
    const strip = Array.from({ length: 24 }, (_, i) => {
      const part = moods.slice(Math.floor((i * moods.length) / 24), Math.floor(((i + 1) * moods.length) / 24));
      const said = part.reduce((n, b) => n + b.said, 0);
      const word = said ? wordOf(part.reduce((n, b) => n + b.mood, 0) / said) : null;
      return el('i', { class: word ? `m-${word}` : '' });
    });
    this.spark.replaceChildren(el('svg', { class: `spark p-${source.platform}`, viewBox: `0 0 160 ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      el('path', { class: 'under', d: areaOf(points, HEIGHT) }), el('path', { class: 'line', d: lineOf(points) })), el('div', { class: 'strip', 'aria-hidden': 'true' }, strip));
    const last = moods.findLast((b) => b.said);
    const [word, felt] = source.word ? [source.word, source.score] : [last ? wordOf(moodOf(last), last.divided) : null, last ? moodOf(last) : null];
    this.mood.replaceChildren(chip(word, felt), waveTag(source.wave) ?? '');
  }

  figures(figures) { this.people.textContent = figures ? count(figures.people) : '—'; }

  /** The last thing said, changed at most every three seconds. */
  quote(message) {
    if (!message?.text || Date.now() - this.#quoted < QUOTE_EVERY) return;
    this.#quoted = Date.now();
    this.said.replaceChildren(el('span', { class: 'quote cut' }, message.text));
  }
}

customElements.define('live-row', LiveRow);
