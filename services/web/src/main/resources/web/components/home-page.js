// The first page: all live crowds in one chart, a row for each, and the door to watch one more.
import 'hubbub/crowd-chart.js';
import 'hubbub/live-row.js';
import 'hubbub/page-problem.js';
import 'hubbub/rehearsal-ribbon.js';
import 'hubbub/watch-door.js';
import { isRefused } from 'hubbub/api.js';
import { Crowd } from 'hubbub/crowd.js';
import { figuresOf, summed } from 'hubbub/figures.js';
import { rateNow } from 'hubbub/chart-lines.js';
import { count, plural, rate } from 'hubbub/words.js';

const WHILE_HERE = 1_800;

class HomePage extends HTMLElement {
  connectedCallback() {
    this.crowd = new Crowd({ onlyLive: true }, { seconds: WHILE_HERE, kinds: ['messages', 'counters', 'mood', 'events', 'gaps'], most: 1 });
    this.rows = new Map();
    this.find = (name) => this.querySelector(name);
    const { crowd } = this;
    crowd.addEventListener('sources', () => this.#sources());
    crowd.addEventListener('data', () => this.#draw());
    crowd.addEventListener('figures', () => this.#figures());
    crowd.addEventListener('problem', (e) => this.find('page-problem').say(e.detail, () => crowd.load()));
    this.addEventListener('asked', () => crowd.refreshRuns());
    crowd.feed.addEventListener('lost', (e) => this.find('page-problem').lost(e.detail.wait));
    crowd.feed.addEventListener('connected', () => this.find('page-problem').back());
    crowd.feed.addEventListener('messages', (e) => this.rows.get(e.detail.channel)?.quote(e.detail.messages.at(-1)));
    crowd.start();
  }

  #sources() {
    const { sources } = this.crowd;
    const list = this.find('.lives');
    for (const [channel, row] of this.rows) if (!sources.some((s) => s.channel === channel)) { row.remove(); this.rows.delete(channel); }
    for (const source of sources) {
      if (this.rows.has(source.channel)) continue;
      const row = document.createElement('live-row');
      row.source = source;
      this.rows.set(source.channel, row);
      list.append(row);
    }
    if (this.drawnByServer === undefined) {
      this.drawnByServer = false;
      for (const given of list.querySelectorAll('[data-given]')) given.remove();
    }
    list.hidden = !sources.length;
    this.find('.none').hidden = Boolean(sources.length) || Boolean(this.crowd.problem);
    this.find('.live-title').hidden = !sources.length;
    if (!this.crowd.problem) this.find('rehearsal-ribbon').show(this.crowd.runs);
    this.find('.live-count').textContent = sources.length;
    const talking = sources.filter((s) => s.state === 'live').length;
    this.find('.now-says').textContent = talking ? `${plural(talking, 'crowd')} ${talking === 1 ? 'is' : 'are'} being heard.` : sources.length ? `${plural(sources.length, 'crowd')} not heard yet.` : isRefused(this.crowd.problem) ? 'Only the owner sees what is heard here.' : 'Nobody is being listened to yet.';
  }

  #draw() {
    const drawing = this.crowd.drawing();
    const { sources } = this.crowd;
    const talking = sources.some((s) => s.state === 'live');
    const said = drawing.series.some((s) => s.buckets.some((b) => b.messages));
    this.find('crowd-chart').draw(drawing, { empty: said ? null : talking ? 'Listening. Nobody has said anything yet.' : sources.length ? (sources.every((s) => s.state === 'connecting') ? 'Connecting …' : 'Not connected yet. The row below says why.') : isRefused(this.crowd.problem) ? '' : 'Name a channel, and its crowd appears here.' });
    const rates = drawing.series.map((s) => rateNow(s, drawing)).filter((r) => r !== null);
    const sum = rates.reduce((a, b) => a + b, 0);
    this.find('[data-fig="rate"]').textContent = rates.length ? rate(sum) : '—';
    this.find('.main-plot')?.setAttribute('aria-label', sources.length ? `Messages per second of ${plural(sources.length, 'crowd')} ; now ${rate(sum)}` : 'No crowd yet');
    for (const { source, buckets } of drawing.series) this.rows.get(source.channel)?.draw(buckets, drawing);
  }

  async #figures() {
    const [from, to] = this.crowd.window;
    const all = await figuresOf(this.crowd.sources, to - 3_600_000, to, null);
    const sum = summed(all, this.crowd.drawing());
    this.find('[data-fig="messages"]').textContent = count(sum.messages);
    this.find('[data-fig="people"]').textContent = count(sum.people);
    this.crowd.sources.forEach((s, i) => this.rows.get(s.channel)?.figures(all[i]));
    this.find('.figs').hidden = !this.crowd.sources.length || from > to;
  }
}

customElements.define('home-page', HomePage);
