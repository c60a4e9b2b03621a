// The main chart: rate as a line per source, mood as weather behind and as bars below, gaps hatched.
// Tells "choose" {at} on a click or Enter, "zoom" {from, to} on a drag, "unzoom" on a double click.
import { el, sourceTile, tell } from 'hubbub/dom.js';
import { mark, wordOf } from 'hubbub/moods.js';
import { drawMood, drawWeather, wordsOf } from 'hubbub/chart-mood.js';
import { areaOf, lineOf, namesOf, rateIn, rateOf, strokesOf } from 'hubbub/chart-lines.js';
import { firstHeard, gapsOf, moodOf, ticksTo, timesIn } from 'hubbub/series.js';
import { day, rate, score, span, time } from 'hubbub/words.js';

const DRAG_LEAST = 8;

class CrowdChart extends HTMLElement {
  #at = null;
  #down = null;

  connectedCallback() {
    this.simple = this.hasAttribute('simple');
    this.rate = el('div', { class: 'plot plot-rate' });
    this.mood = el('div', { class: 'plot plot-mood' });
    this.words = this.simple ? null : el('div', { class: 'plot plot-words' });
    this.over = el('div', { class: 'plot-over', 'aria-hidden': 'true' });
    this.pointer = el('div', { class: 'plot-over', 'aria-hidden': 'true' });
    this.says = el('p', { class: 'vh', 'aria-live': 'polite' });
    const role = this.simple ? { role: 'img' } : { role: 'application', tabindex: '0' };
    this.plot = el('div', { class: 'main-plot', 'aria-label': 'Messages per second and mood', ...role },
      this.rate, this.mood, this.words, this.over, this.pointer);
    this.replaceChildren(this.plot, this.says);
    if (!this.simple) this.#listen();
  }

  /** Draws what Crowd.drawing() says; `ghost` is a compared run: [{share, rate}], `chosen` a bucket's time. */
  draw(drawing, { ghost = [], chosen = null, empty = null } = {}) {
    if (!this.plot) return;
    Object.assign(this, { drawing, ghost, chosen });
    const rates = drawing.series.flatMap((s) => s.buckets.map((b) => rateOf(b, drawing) ?? 0));
    this.ticks = ticksTo(Math.max(1, ...rates, ...ghost.map((g) => g.rate ?? 0)));
    this.most = this.ticks.at(-1);
    this.#drawRate(empty);
    this.mood.replaceChildren(drawMood(drawing.mood), el('span', { class: 'ax y mood-up no-phone' }, 'warm'), el('span', { class: 'ax y mood-down no-phone' }, 'low'));
    this.words?.replaceChildren(...this.#wordLane());
    this.over.replaceChildren(...this.#gaps(), ...this.#times(), ...this.#chosen());
    this.#point();
  }

  #drawRate(empty) {
    const { series } = this.drawing;
    const height = 320;
    const grid = this.ticks.map((t) => height - (t / this.most) * height);
    const strokes = strokesOf(series.map((s) => s.source));
    const lines = el('svg', { viewBox: `0 0 1000 ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      grid.map((y, i) => el('line', { class: i ? 'grid' : 'axis0', x1: 0, x2: 1000, y1: y, y2: y })),
      this.ghost.length ? el('path', { class: 'ln ghost', d: lineOf(this.ghost.map((g) => [g.share * 1000, g.rate === null ? null : height - (g.rate / this.most) * height])) }) : null,
      series.length === 1 ? el('path', { class: `ln-area p-${series[0].source.platform}`, d: areaOf(this.#points(series[0], height), height) }) : null,
      series.map((one, i) => el('path', { class: `ln ${strokes[i]} p-${one.source.platform}`, d: lineOf(this.#points(one, height)) })));
    const labels = this.ticks.map((t) => place(el('span', { class: 'ax y' }, Number.isInteger(t) ? String(t) : t.toFixed(1)), { top: 100 - (t / this.most) * 100 }));
    this.rate.replaceChildren(drawWeather(this.drawing.mood), lines, ...labels, ...this.#ends(), empty ? el('div', { class: 'plot-empty' }, [empty].flat().map((part) => (part instanceof Node ? part : el('span', {}, part)))) : '');
  }

  #points({ buckets }, height) {
    return buckets.map((b, i) => {
      const r = rateOf(b, this.drawing);
      return [((i + 0.5) / buckets.length) * 1000, r === null ? null : height - (r / this.most) * height];
    });
  }

  /** Each source's rate at its line's end, kept from lying over each other. */
  #ends() {
    const ends = this.drawing.series.map(({ source, buckets }) => {
      const last = buckets.findLast((b) => rateOf(b, this.drawing) !== null);
      const now = (this.drawing.now === null ? null : source.rate) ?? (last ? rateOf(last, this.drawing) : null);
      return { source, now, top: 100 - ((last ? rateOf(last, this.drawing) : 0) / this.most) * 100 };
    }).filter((e) => e.now !== null).sort((a, b) => b.top - a.top).slice(0, 8);
    let below = 106;
    for (const end of ends) {
      end.top = Math.min(end.top, below - 7);
      below = end.top;
    }
    return ends.map(({ source, now, top }) => place(el('span', { class: 'endlab' }, sourceTile(source.platform), rate(now), this.simple ? el('span', { class: 'dim' }, '/s') : null), { top }));
  }

  #wordLane() {
    return wordsOf(this.drawing.mood).map(({ word, from, to }) => place(
      el('span', { class: 'wd' }, mark(word, true), to - from > 0.06 ? el('span', { 'aria-hidden': 'true' }, word) : null),
      { left: from * 100, width: (to - from) * 100 }));
  }

  #gaps() {
    const { series, from, to, bucket } = this.drawing;
    const heard = series.filter((s) => firstHeard(s.buckets) >= 0);
    const every = heard.map((s) => gapsOf(s.buckets, bucket));
    const all = every.length ? every.reduce((a, b) => a.filter((g) => b.some((h) => h.from === g.from && h.to === g.to))) : [];
    const share = (t) => ((t - from) / (to - from)) * 100;
    const drawn = all.map((g) => place(el('div', { class: 'gap' }, share(g.to) - share(g.from) > 1.6 ? el('span', {}, `not connected, ${span(g.seconds)}`) : null),
      { left: share(g.from), width: share(g.to) - share(g.from) }));
    const single = every.flatMap((gaps, i) => gaps.filter((g) => !all.includes(g) && !all.some((a) => a.from === g.from && a.to === g.to)).map((g) => {
      const before = heard[i].buckets.findLast((b) => b.at < g.from && rateOf(b, this.drawing) !== null);
      const level = before ? rateOf(before, this.drawing) / this.most : 0.1;
      const node = place(el('div', { class: 'gap one' }), { left: share(g.from), width: share(g.to) - share(g.from) });
      node.style.setProperty('height', `${Math.max(12, level * this.rate.clientHeight)}px`);
      return node;
    }));
    return [...this.#before(heard), ...drawn, ...single];
  }

  /** From the left edge to the first connection of any source: not watched, so not known. */
  #before(heard) {
    const first = Math.min(...heard.map((s) => firstHeard(s.buckets)));
    if (!Number.isFinite(first) || first < 2) return [];
    const width = (first / this.drawing.mood.length) * 100;
    return [place(el('div', { class: 'gap before' }, width > 4 ? el('span', {}, 'not watched') : null), { left: 0, width })];
  }

  #times() {
    const { from, to, now } = this.drawing;
    const long = to - from > 86_400_000 * 1.5;
    const times = timesIn(from, to, innerWidth <= 640 ? 3 : 7);
    const seconds = times.length > 1 && times[1] - times[0] < 60_000;
    const label = (text, share) => place(el('span', { class: 'ax x' }, text), { left: share * 100 });
    const shares = times.map((at) => [at, (at - from) / (to - from)]).filter(([, share]) => !now || share < 0.93);
    return [...shares.map(([at, share]) => label(long ? day(at) : time(at, seconds), share)), ...(now ? [label('now', 1)] : [])];
  }

  #chosen() {
    if (this.chosen === null) return [];
    const { from, to, bucket } = this.drawing;
    const left = ((this.chosen - from) / (to - from)) * 100;
    if (left < 0 || left > 100) return [];
    return [place(el('div', { class: 'chosen' }), { left, width: ((bucket * 1000) / (to - from)) * 100 })];
  }

  #listen() {
    const plot = this.plot;
    plot.addEventListener('pointermove', (e) => this.#moved(e));
    plot.addEventListener('pointerleave', () => { if (!this.#down) { this.#at = null; this.#point(); } });
    plot.addEventListener('pointerdown', (e) => {
      if (e.button !== 0) return;
      this.#down = { x: e.clientX, share: this.#share(e) };
      if (e.pointerType !== 'touch') plot.setPointerCapture(e.pointerId);
    });
    plot.addEventListener('pointerup', (e) => this.#up(e));
    plot.addEventListener('pointercancel', () => { this.#down = null; this.#point(); });
    plot.addEventListener('dblclick', () => tell(this, 'unzoom'));
    plot.addEventListener('keydown', (e) => this.#key(e));
    plot.addEventListener('blur', () => { this.#at = null; this.#point(); });
  }

  #share(event) {
    const box = this.rate.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  }

  #index(share) { return Math.min(this.drawing.mood.length - 1, Math.floor(share * this.drawing.mood.length)); }

  #moved(event) {
    if (!this.drawing) return;
    this.#at = this.drawing.mood[this.#index(this.#share(event))].at;
    this.#point(this.#down && event.pointerType !== 'touch' ? [this.#down.share, this.#share(event)] : null);
  }

  #up(event) {
    const down = this.#down;
    this.#down = null;
    if (!down || !this.drawing) return;
    const [a, b] = [down.share, this.#share(event)].sort((x, y) => x - y);
    const { from, to, mood } = this.drawing;
    if (Math.abs(event.clientX - down.x) > DRAG_LEAST && event.pointerType !== 'touch') {
      if ((to - from) * (b - a) >= 5_000) tell(this, 'zoom', { from: Math.floor(from + (to - from) * a), to: Math.ceil(from + (to - from) * b) });
    } else tell(this, 'choose', { at: mood[this.#index(b)].at });
    this.#point();
  }

  #key(event) {
    const buckets = this.drawing?.mood;
    if (!buckets) return;
    const now = this.#at === null ? buckets.length - 1 : buckets.findIndex((b) => b.at === this.#at);
    const steps = { ArrowLeft: now - 1, ArrowRight: this.#at === null ? now : now + 1, Home: 0, End: buckets.length - 1, PageUp: now - 10, PageDown: now + 10 };
    if (event.key in steps) {
      this.#at = buckets[Math.min(buckets.length - 1, Math.max(0, steps[event.key]))].at;
      this.#point();
      this.says.textContent = this.#reading();
    } else if (event.key === 'Enter' && this.#at !== null) tell(this, 'choose', { at: this.#at });
    else if (event.key === 'Escape') tell(this, 'unzoom');
    else return;
    event.preventDefault();
  }

  /** What stands at the crosshair, as a sentence. */
  #reading() {
    const { series, mood } = this.drawing;
    const i = mood.findIndex((b) => b.at === this.#at);
    const names = namesOf(series);
    const rates = series.map((s, n) => `${names[n]} ${rateIn(s.buckets[i], this.drawing)}${rateOf(s.buckets[i], this.drawing) === null ? '' : ' per second'}`);
    return `${time(this.#at, true)}: ${rates.join(', ')}${moodOf(mood[i]) === null ? '' : `, mood ${wordOf(moodOf(mood[i]), mood[i].divided)}`}`;
  }

  #point(brush = null) {
    const drawing = this.drawing;
    const i = drawing && this.#at !== null ? drawing.mood.findIndex((b) => b.at === this.#at) : -1;
    if (i < 0) { this.pointer.replaceChildren(); return; }
    const left = ((i + 0.5) / drawing.mood.length) * 100;
    const height = this.rate.clientHeight;
    const dots = drawing.series.map((s) => [s.source, rateOf(s.buckets[i], drawing)]).filter(([, r]) => r !== null).map(([source, r]) => {
      const dot = place(el('span', { class: `pt p-${source.platform}` }), { left });
      dot.style.setProperty('top', `${height - (r / this.most) * height}px`);
      return dot;
    });
    const area = brush ? place(el('div', { class: 'brush' }), { left: Math.min(...brush) * 100, width: Math.abs(brush[1] - brush[0]) * 100 }) : null;
    this.pointer.replaceChildren(...[area, place(el('div', { class: 'cross' }), { left }), ...dots, brush ? null : this.#tip(i, left)].filter(Boolean));
  }

  #tip(i, left) {
    const { series, mood, bucket } = this.drawing;
    const felt = moodOf(mood[i]);
    const word = wordOf(felt, mood[i].divided);
    const list = el('dl', {}, series.slice(0, 8).flatMap((s) => {
      const r = rateIn(s.buckets[i], this.drawing);
      return [el('dt', {}, sourceTile(s.source.platform)), el('dt', {}, s.source.name), el('dd', {}, /\d/.test(r) ? `${r}/s` : r)];
    }), word ? [el('dt', {}, mark(word)), el('dt', {}, word), el('dd', {}, score(felt))] : []);
    const tip = el('div', { class: 'tip no-phone' }, el('div', { class: 'row' }, el('b', {}, time(mood[i].at, bucket < 60)), el('span', { class: 'dim end' }, span(bucket))), list);
    return place(tip, left > 50 ? { right: 102 - left } : { left: left + 2 });
  }
}

function place(node, percent) {
  for (const [side, value] of Object.entries(percent)) node.style.setProperty(side, `${value}%`);
  return node;
}

customElements.define('crowd-chart', CrowdChart);
