// How the crowd of a channel of ours felt in the last hour: messages a minute as a line, mood as weather behind it.
import { instant, now, query } from 'hubbub/api.js';
import { Asking } from 'hubbub/asking.js';
import { areaOf, lineOf } from 'hubbub/chart-lines.js';
import { drawWeather } from 'hubbub/chart-mood.js';
import { change, el } from 'hubbub/dom.js';
import { chip } from 'hubbub/moods.js';
import { addMood, bucketsOf } from 'hubbub/series.js';
import { count, plural } from 'hubbub/words.js';

const EVERY = 30_000;
const MINUTE = 60_000;
const MINUTES = 60;
const HEIGHT = 100;

class CrowdStrip extends HTMLElement {
  connectedCallback() {
    this.feels = el('div', {});
    this.pace = el('p', { title: 'Without bots and commands' });
    this.plot = el('div', { class: 'plot', role: 'img' });
    this.replaceChildren(el('div', { class: 'strip-now' }, this.feels, this.pace), this.plot);
    const path = `/api/v1/mood/hubbub/${encodeURIComponent(this.dataset.channel)}/series`;
    this.asking = new Asking(() => `${path}${query({ step: '1m', from: instant(now() - MINUTES * MINUTE) })}`, EVERY);
    this.asking.addEventListener('told', ({ detail }) => { if (detail) this.#draw(detail.points); });
    this.asking.begin();
  }

  disconnectedCallback() { this.asking.end(); }

  /** Nothing is drawn of an hour in which nobody spoke. */
  #draw(steps) {
    this.hidden = !steps.some(({ messages }) => messages);
    if (this.hidden) return;
    const points = steps.map((step) => ({ ...step, at: Date.parse(step.at) }));
    const [from, to] = [points[0].at, points.at(-1).at + MINUTE];
    const buckets = addMood(bucketsOf(points, from, to, MINUTE / 1_000), points, MINUTE / 1_000);
    const most = Math.max(...points.map(({ messages }) => messages));
    const last = points.slice(-2);
    // The minute that runs is not whole: as long as it has less than the one before, the line would dip.
    const shown = last[1].messages < last[0].messages ? points.slice(0, -1) : points;
    const line = shown.map(({ messages }, i) => [(i + 0.5) / points.length * 1_000, HEIGHT - messages / most * (HEIGHT - 8) - 2]);
    this.plot.replaceChildren(drawWeather(buckets), el('svg', { viewBox: `0 0 1000 ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      el('path', { class: 'ln-area', d: areaOf(line, HEIGHT) }), el('path', { class: 'ln', d: lineOf(line) })));
    this.plot.setAttribute('aria-label', `The crowd in the last hour: ${count(most)} messages a minute at most`);
    const lately = last.findLast(({ word }) => word);
    this.feels.replaceChildren(chip(lately?.word ?? null, lately?.score));
    change(this.pace, `${plural(Math.max(...last.map(({ messages }) => messages)), 'message')} a minute`);
  }
}

customElements.define('crowd-strip', CrowdStrip);
