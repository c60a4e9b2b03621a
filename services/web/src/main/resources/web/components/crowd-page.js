// The crowd page: joins the crowds of its address with chart, tiles, tops, messages and runs.
import 'hubbub/crowd-chart.js';
import 'hubbub/crowd-heat.js';
import 'hubbub/crowd-messages.js';
import 'hubbub/crowd-people.js';
import 'hubbub/crowd-range.js';
import 'hubbub/crowd-runs.js';
import 'hubbub/crowd-sources.js';
import 'hubbub/crowd-spending.js';
import 'hubbub/crowd-table.js';
import 'hubbub/crowd-tiles.js';
import 'hubbub/crowd-tops.js';
import 'hubbub/crowd-why.js';
import 'hubbub/page-problem.js';
import { isInvented } from 'hubbub/rehearsal-ribbon.js';
import { ask, isRefused, now, query } from 'hubbub/api.js';
import { Compared } from 'hubbub/compared.js';
import { Crowd } from 'hubbub/crowd.js';
import { strokesOf } from 'hubbub/chart-lines.js';
import { endRun } from 'hubbub/ending.js';
import { figuresOf, summed } from 'hubbub/figures.js';
import { el } from 'hubbub/dom.js';
import { moment } from 'hubbub/words.js';

const SHOWN_PER_SECOND = 40;
const AROUND = 150_000;

class CrowdPage extends HTMLElement {
  connectedCallback() {
    const address = new URLSearchParams(location.search);
    const channels = address.getAll('channel').filter((c) => /^[a-z]+\/./.test(c));
    this.crowd = new Crowd(channels.length ? { channels } : address.get('run') ? { run: address.get('run') } : {},
      { kinds: ['messages', 'counters', 'mood', 'events', 'gaps'], most: SHOWN_PER_SECOND });
    this.compared = new Compared();
    this.chosen = null;
    this.find = (name) => this.querySelector(name);
    this.find('crowd-search').scope = () => this.crowd.shown.map((s) => s.channel);
    this.#followCrowd();
    this.#followParts();
    this.#begin();
  }

  async #begin() {
    await this.crowd.start();
    const run = this.crowd.run;
    if (run && run.state === 'ended') await this.#showRun(run);
    this.#earlier();
    this.#searchAsAddressed();
    this.find('crowd-heat').load(this.crowd.sources);
  }

  #followCrowd() {
    const { crowd } = this;
    crowd.addEventListener('sources', () => this.#sourcesChanged());
    crowd.addEventListener('data', () => this.#draw());
    crowd.addEventListener('range', () => { this.#close(); this.#draw(); });
    crowd.addEventListener('figures', () => this.#figures());
    crowd.addEventListener('problem', (e) => this.find('page-problem').say(this.#isOver(e.detail) ? null : e.detail, () => crowd.load()));
    this.addEventListener('asked', () => crowd.refreshRuns());
    crowd.feed.addEventListener('messages', (e) => this.#heard(e.detail));
    crowd.feed.addEventListener('skipped', (e) => this.find('crowd-messages').add([], e.detail.messages ?? 0));
    crowd.feed.addEventListener('deleted', (e) => this.find('crowd-messages').deleted(e.detail));
    crowd.feed.addEventListener('lost', (e) => this.find('page-problem').lost(e.detail.wait));
    crowd.feed.addEventListener('connected', (e) => { this.find('page-problem').back(); if (e.detail.again) { this.#earlier(); this.#deletedMeanwhile(); } });
  }

  /** What the rehearsal had is gone with it; the ribbon says so. */
  #isOver(problem) {
    return problem?.status === 404 && (this.crowd.choice.channels ?? this.crowd.sources.map((s) => s.channel)).some(isInvented);
  }

  #followParts() {
    const on = (name, does) => this.addEventListener(name, (e) => does(e.detail ?? {}));
    on('choose', ({ at }) => this.#open(at));
    on('step', ({ by }) => this.#open(this.chosen + by * this.crowd.bucket * 1000));
    on('closed', () => { this.#close(); this.find('.main-plot').focus(); });
    on('zoom', ({ from, to }) => this.crowd.show({ from, to }));
    on('unzoom', () => (this.crowd.moving ? null : this.#reset()));
    on('range', (range) => (range.run ? this.#showRun(this.crowd.run) : this.crowd.show(range)));
    on('toggled', () => { this.#sourcesChanged(); this.#draw(); this.#figures(); });
    on('added', ({ channel }) => this.#added(channel));
    on('end', ({ source, run }) => endRun(run ? [run] : source.runs, () => this.crowd.refreshRuns()));
    on('searched', ({ text }) => this.#addressed('text', text));
    on('moment', ({ at }) => this.#moment(at));
    addEventListener('popstate', () => this.#searchAsAddressed());
    on('compare', ({ run }) => this.#compare(this.compared.run?.id === run ? '' : run));
    this.find('[data-does="table"]').addEventListener('click', (e) => this.#table(e.currentTarget));
    this.find('[data-does="compare"]').addEventListener('change', (e) => this.#compare(e.target.value));
  }

  async #added(channel) {
    await this.crowd.refreshRuns();
    await this.crowd.add(channel);
    const channels = this.crowd.sources.map((s) => `channel=${encodeURIComponent(s.channel)}`);
    history.replaceState(null, '', `/crowd?${channels.join('&')}`);
  }

  /** The address says what is searched for, so that it can be reloaded, shared and gone back from. */
  #addressed(name, value) {
    const address = new URL(location.href);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    history.pushState(null, '', address);
  }

  #searchAsAddressed() {
    const text = new URLSearchParams(location.search).get('text') ?? '';
    if (text || this.find('.is-found')) this.find('crowd-search').show(text.slice(0, 500));
  }

  /** Five minutes around a message, and what was said with it. */
  async #moment(at) {
    await this.crowd.show({ from: at - AROUND, to: at + AROUND });
    const bucket = this.crowd.drawing().mood.findLast((b) => b.at <= at);
    if (bucket) this.#open(bucket.at);
    this.find('.main-plot').focus();
    this.find('.stage').scrollIntoView({ block: 'nearest' });
  }

  #reset() { return this.crowd.run?.state === 'ended' ? this.#showRun(this.crowd.run) : this.crowd.show({ seconds: 900 }); }

  #showRun(run) {
    const from = Date.parse(run.started_at);
    const to = run.ended_at ? Date.parse(run.ended_at) : now();
    this.wholeRun = true;
    return this.crowd.show({ from, to: Math.max(to, from + 10_000) });
  }

  #sourcesChanged() {
    const { crowd } = this;
    this.find('crowd-sources').show(crowd.sources);
    this.find('crowd-spending').show(crowd.sources, crowd.run);
    if (!crowd.problem || this.#isOver(crowd.problem)) this.find('rehearsal-ribbon').show(crowd.runs, crowd.choice.channels);
    this.find('crowd-runs').show(crowd.runs, { compared: this.compared.run?.id });
    this.#choices();
    const run = crowd.run;
    const title = run?.name || (crowd.sources.length === 1 ? crowd.sources[0].channel : 'Crowd');
    this.find('h1').textContent = title;
    document.title = `${title} · Hubbub`;
    this.find('.waiting').replaceChildren(...crowd.sources.filter((s) => s.state === 'waiting').map(waiting));
  }

  #choices() {
    const select = this.find('[data-does="compare"]');
    const options = this.crowd.runs.filter((r) => r.id !== this.crowd.run?.id).slice(0, 30);
    const now = options.map((r) => r.id).join();
    if (select.dataset.runs === now || document.activeElement === select) return;
    select.dataset.runs = now;
    select.replaceChildren(el('option', { value: '' }, 'Compare with …'), ...options.map((r) => el('option', { value: r.id }, `against ${moment(Date.parse(r.started_at))}${r.name ? `, ${r.name}` : ''}`)));
    select.value = this.compared.run?.id ?? '';
    select.disabled = !options.length;
  }

  #draw() {
    const { crowd } = this;
    if (!crowd.loaded && !crowd.problem) return;
    const drawing = crowd.drawing();
    this.find('crowd-range').show(crowd.range, Boolean(crowd.run), this.wholeRun && !crowd.moving && crowd.range.from === Date.parse(crowd.run?.started_at ?? 0));
    this.find('crowd-chart').draw(drawing, { ghost: this.compared.ghost(drawing, this.#began()), chosen: this.chosen, empty: this.#nothing(drawing) });
    if (!this.find('crowd-table').hidden) this.find('crowd-table').draw(drawing);
    this.#keys();
    const rates = crowd.shown.map((s) => s.rate).filter((r) => r !== null);
    this.find('crowd-messages').says(rates.length ? rates.reduce((a, b) => a + b, 0) : null);
  }

  /** Why the chart is empty, if it is. */
  #nothing({ series }) {
    const [source] = this.crowd.sources;
    if (isRefused(this.crowd.problem)) return [el('b', {}, 'Only the owner sees what is heard here.')];
    if (!source) return [el('b', {}, 'No crowd yet.'), el('span', { class: 'dim' }, 'Press "Add a channel", or start one on the first page.')];
    if (series.some((s) => s.buckets.some((b) => b.messages > 0))) return null;
    if (source.problem?.status === 404 && isInvented(source.channel)) return [el('b', {}, 'The rehearsal is over.'), el('span', { class: 'dim' }, 'Add a channel, and its crowd appears here.')];
    if (source.problem?.status === 404 && source.state === 'ended') return [el('b', {}, `Nothing is known of ${source.channel}.`), el('span', { class: 'dim' }, 'Nobody has watched it here. Add it as a channel to begin.')];
    if (this.crowd.sources.every((s) => s.state === 'connecting')) return [el('b', {}, 'Connecting …'), el('span', { class: 'dim' }, 'What is said appears here as soon as it is heard.')];
    if (this.crowd.live && !this.crowd.sources.some((s) => s.state === 'live')) return [el('b', {}, 'Not connected yet.'), el('span', { class: 'dim' }, 'What holds it up is said above.')];
    if (this.crowd.live) return [el('b', {}, 'Listening.'), el('span', { class: 'dim' }, 'Nobody has said anything in this range yet.')];
    if (this.crowd.run?.end_reason && !this.crowd.run.messages) return [el('b', {}, 'Nothing was said in this run.'), el('span', { class: 'dim' }, `Why it ended: ${this.crowd.run.end_reason}.`)];
    return [el('b', {}, 'Nothing was said in this range.'), el('span', { class: 'dim' }, 'Choose a longer one, or open a run below.')];
  }

  #keys() {
    const keys = this.find('.keys');
    const now = this.crowd.shown.map((s) => s.channel).join() + (this.compared.run?.id ?? '');
    if (keys.dataset.now === now) return;
    keys.dataset.now = now;
    const key = (name, platform, stroke) => el('span', { class: `key p-${platform}` }, el('svg', { viewBox: '0 0 20 8', 'aria-hidden': 'true' }, el('path', { class: `ln ${stroke}`, d: 'M0 4h20' })), name);
    const strokes = strokesOf(this.crowd.shown);
    keys.replaceChildren(...this.crowd.shown.slice(0, 6).map((s, i) => key(s.name, s.platform, strokes[i])),
      ...(this.compared.run ? [key(moment(Date.parse(this.compared.run.started_at)), 'replay', 'ghost')] : []));
  }

  async #figures() {
    const { crowd } = this;
    const [from, to] = crowd.window;
    const whole = !crowd.moving && crowd.run && this.wholeRun;
    const all = await figuresOf(crowd.shown, from, to, whole ? crowd.run : null);
    const sum = summed(all, crowd.drawing());
    sum.compared = this.compared.difference(sum.messages);
    this.find('crowd-tiles').show(sum);
    for (const [list, rows] of Object.entries(sum.tops)) this.find(`crowd-tops[data-of="${list}"]`).show(rows);
    const steps = crowd.shown.flatMap((s) => [...s.points.values()]).sort((a, b) => a.at - b.at).filter((p) => p.at >= from && p.at < to);
    this.find('crowd-people').show(steps, sum.people ?? 0, sum.newPeople ?? 0);
  }

  #open(at) {
    const drawing = this.crowd.drawing();
    const i = drawing.mood.findIndex((b) => b.at === at);
    if (i < 0) return;
    this.chosen = at;
    this.find('.stage').classList.add('has-why');
    const messages = drawing.series.reduce((sum, s) => sum + s.buckets[i].messages, 0);
    this.find('crowd-why').open({ at, bucket: drawing.bucket, sources: this.crowd.shown, mood: drawing.mood[i], messages });
    this.#draw();
  }

  #close() {
    this.chosen = null;
    this.find('.stage').classList.remove('has-why');
    this.find('crowd-why').hidden = true;
  }

  #heard(frame) {
    const shown = this.crowd.source(frame.channel);
    if (shown && !shown.hidden) this.find('crowd-messages').add(frame.messages, frame.left_out ?? 0);
  }

  /** What was deleted while the feed was away still stands here. */
  async #deletedMeanwhile() {
    const list = this.find('crowd-messages');
    const since = list.since();
    if (!since) return;
    const pages = await Promise.allSettled(this.crowd.sources.map((s) => ask(`/api/v1/messages${query({ channel: s.channel, from: since, deleted: 'only', limit: 1000 })}`)));
    for (const page of pages) for (const m of page.value?.messages ?? []) list.deleted({ channel: m.channel, message_id: m.id, author_id: null, at: m.deleted_at });
  }

  /** What was said before the page came, or while the feed was away. */
  async #earlier() {
    const list = this.find('crowd-messages');
    const pages = await Promise.allSettled(this.crowd.shown.map((s) => ask(`/api/v1/messages${query({ channel: s.channel, limit: 50 })}`)));
    const messages = pages.flatMap((p) => p.value?.messages ?? []).sort((a, b) => Date.parse(a.received_at) - Date.parse(b.received_at)).slice(-100);
    list.catchUp(messages);
  }

  #table(button) {
    const table = this.find('crowd-table');
    table.hidden = !table.hidden;
    this.find('crowd-chart').hidden = !table.hidden;
    button.setAttribute('aria-pressed', String(!table.hidden));
    this.#draw();
  }

  async #compare(id) {
    const run = this.crowd.runs.find((r) => r.id === id) ?? null;
    this.find('[data-does="compare"]').value = run?.id ?? '';
    await this.compared.choose(run, this.crowd.bucket);
    this.#sourcesChanged();
    this.#draw();
    this.#figures();
  }

  /** When what is shown began: the run's start, or the left edge. */
  #began() {
    const run = this.crowd.run ?? this.crowd.sources[0]?.runs[0];
    return run ? Date.parse(run.started_at) : this.crowd.window[0];
  }
}

/** What a channel waits for, whose doing it is, and what helps. */
function waiting(source) {
  const note = source.detail ?? 'no answer; does it exist?';
  const [what, next] = note.startsWith("Twitch can't be reached")
    ? [`${note}.`, 'It is the way from this machine to Twitch, not the channel: look at its network, or a firewall that closes port 6697. Hubbub goes on trying.']
    : note.startsWith('no answer') && source.platform === 'twitch'
      ? [`Twitch says nothing of ${source.name}.`, `Most likely it is written otherwise: compare twitch.tv/${source.name}. If it is right, leave it; its messages come as soon as Twitch lets us in.`]
      : [`${source.channel} is waiting: ${note}${/[.?!]$/.test(note) ? '' : '.'}`, 'Hubbub goes on trying.'];
  return el('div', { class: 'ribbon amber', role: 'status' }, el('div', { class: 'grow' }, el('b', {}, what), ' ', el('span', { class: 'mid' }, `${next} ${source.platform === 'bluesky' ? 'What was said meanwhile is asked for then.' : 'The time between shows as a gap.'}`)));
}

customElements.define('crowd-page', CrowdPage);
