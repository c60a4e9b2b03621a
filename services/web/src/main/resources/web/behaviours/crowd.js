// The crowds of one page: which channels, over which range, with what is known of them. Pages listen to it:
// "sources" when channels or their states change, "data" when figures do, "problem" when something is away.
import { ask, now } from 'hubbub/api.js';
import { Feed } from 'hubbub/feed.js';
import { addMood, bucketFor, bucketsOf, stepFor } from 'hubbub/series.js';
import { Source } from 'hubbub/source.js';
import { bare } from 'hubbub/words.js';

const TAIL_EVERY = 5_000;
const STATES_EVERY = 4_000;
const RUNS_ASKED = 50;
const SHORTEST = 5_000;
const COUNTED_WITHIN = 3_000;

export class Crowd extends EventTarget {
  sources = [];
  runs = [];
  feed = new Feed();
  #loading = null;
  #bucket = null;
  #soon = 0;
  #feedKinds;
  #most;

  /** @param choice which channels: {channels: [...]} , {run: id}, or {} for whatever is live */
  constructor(choice, { seconds = 900, kinds = ['counters', 'mood', 'events', 'gaps'], most } = {}) {
    super();
    this.choice = choice;
    this.range = { seconds, from: null, to: null };
    this.#feedKinds = kinds;
    this.#most = most;
    this.feed.addEventListener('counters', (e) => this.#counted(e.detail));
    this.feed.addEventListener('mood', (e) => this.source(e.detail.channel)?.hearMood(e.detail));
    this.feed.addEventListener('events', () => this.refreshRuns());
    this.feed.addEventListener('gaps', () => this.refreshRuns());
    this.feed.addEventListener('connected', (e) => e.detail.again && this.load());
  }

  /** Learns the runs, then loads, then follows. */
  async start() {
    await this.refreshRuns();
    await this.load();
    setInterval(() => this.#tail(), TAIL_EVERY);
    setInterval(() => document.hidden || this.refreshRuns(), STATES_EVERY);
    setInterval(() => document.hidden || this.#second(), 1_000);
  }

  source(channel) { return this.sources.find((s) => s.channel === channel); }
  get shown() { return this.sources.filter((s) => !s.hidden); }
  get moving() { return this.range.to === null; }
  get live() { return this.sources.some((s) => s.state !== 'ended'); }

  /** [from, to) in ms. A moving range ends now, and begins no earlier than anybody watched. */
  get window() {
    if (!this.moving) return [this.range.from, this.range.to];
    const to = now();
    const from = to - this.range.seconds * 1000;
    return [Math.max(from, Math.min(this.#watchedSince(from), to - SHORTEST)), to];
  }

  /** The seconds of a bucket, as they were when the range was last loaded. */
  get bucket() { return this.#bucket ?? this.#fitting(); }

  #fitting() {
    const [from, to] = this.window;
    return bucketFor((to - from) / 1000);
  }

  /** When the first run of these channels that is in the range began. */
  #watchedSince(from) {
    if (this.runs.length >= RUNS_ASKED) return from;
    const within = (r) => !r.ended_at || Date.parse(r.ended_at) > from;
    const runs = this.runs.filter((r) => within(r) && r.channels.some((c) => this.source(bare(c.channel))));
    return runs.length ? Math.min(...runs.map((r) => Date.parse(r.started_at))) : from;
  }

  /** A range that grows gets longer buckets from time to time. */
  #second() {
    if (this.loaded && this.#fitting() !== this.bucket) this.load();
    else this.#changed('data');
  }

  async refreshRuns() {
    try {
      this.runs = (await ask(`/api/v1/runs?limit=${RUNS_ASKED}`)).runs;
      this.run = this.choice.run ? await ask(`/api/v1/runs/${encodeURIComponent(this.choice.run)}`) : null;
      this.#choose();
      this.#say(null);
    } catch (problem) {
      this.#say(problem);
      if (!this.sources.length) this.#choose();
    }
  }

  /** Shows another range: the last `seconds`, or [from, to). */
  async show({ seconds = null, from = null, to = null }) {
    this.range = { seconds, from, to };
    for (const source of this.sources) source.clear();
    this.#bucket = null;
    this.#changed('range');
    await this.load();
  }

  add(channel) {
    const channels = this.sources.map((s) => s.channel);
    this.choice = { channels: [...new Set([...channels, channel])] };
    this.#choose();
    return this.load();
  }

  /** Whole buckets: one that is asked for in part would look like a fall at the edge. */
  async load() {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const [from, to] = this.window;
    const bucket = this.#fitting();
    const [, step] = stepFor(bucket);
    const width = bucket * 1000;
    const whole = [Math.floor(from / width) * width, this.moving ? to : Math.ceil(to / width) * width];
    await Promise.all(this.sources.map((s) => s.fetch(...whole, step, { signal: loading.signal, anew: true })));
    if (loading.signal.aborted) return;
    this.#bucket = bucket;
    const problems = this.sources.map((s) => s.problem).filter(Boolean);
    if (problems.length === this.sources.length && problems.length) this.#say(problems[0]);
    this.loaded = true;
    this.#changed('data');
    this.#changed('figures');
  }

  /** What the chart draws: buckets for each shown source, and the mood of all. */
  drawing() {
    const [from, to] = this.window;
    const bucket = this.bucket;
    const series = this.shown.map((source) => ({ source, buckets: bucketsOf(source.points.values(), from, to, bucket) }));
    const mood = bucketsOf([], from, to, bucket);
    for (const source of this.shown) addMood(mood, source.moods.values(), bucket);
    const start = mood[0].at;
    return { series, mood, bucket, from: start, to: start + mood.length * bucket * 1000, now: this.moving ? to : null };
  }

  #choose() {
    const channels = this.choice.channels ?? this.run?.channels.map((c) => c.channel) ?? this.#liveChannels();
    const known = new Map(this.sources.map((s) => [s.channel, s]));
    const before = this.sources.map((s) => s.channel).join();
    this.sources = channels.map(bare).filter((c, i, all) => all.indexOf(c) === i).map((c) => known.get(c) ?? new Source(c));
    const heardBy = () => this.sources.flatMap((s) => s.runs.map((r) => r.id)).join();
    const runs = heardBy();
    for (const source of this.sources) this.#state(source);
    const after = this.sources.map((s) => s.channel).join();
    if (before !== after) {
      this.feed.want(this.sources.map((s) => s.channel), this.#feedKinds, this.#most);
      if (this.loaded) this.load();
    } else if (this.loaded && heardBy() !== runs) this.#loadSoon();
    else if (!after) this.feed.want([], this.#feedKinds, this.#most);
    this.#changed('sources');
  }

  /** A run began or ended: what it brought is counted within moments. */
  #loadSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.load(), COUNTED_WITHIN);
  }

  /** Of the live runs; where none is live, of the last one. */
  #liveChannels() {
    const live = this.runs.filter((r) => r.state !== 'ended');
    const runs = live.length || this.choice.onlyLive ? live : this.runs.slice(0, 1);
    return runs.flatMap((r) => r.channels.map((c) => c.channel));
  }

  #state(source) {
    source.runs = this.runs.filter((r) => r.state !== 'ended' && r.channels.some((c) => bare(c.channel) === source.channel));
    const parts = source.runs.flatMap((r) => r.channels.filter((c) => bare(c.channel) === source.channel));
    const best = ['live', 'waiting', 'connecting'].find((state) => parts.some((p) => p.state === state));
    source.state = best ?? (source.platform === 'hubbub' ? 'live' : 'ended');
    source.detail = parts.find((p) => p.state === best)?.note ?? null;
    source.gaps = parts.flatMap((p) => p.gaps ?? []);
    if (source.state === 'ended') source.rate = null;
  }

  #counted(frame) {
    if (!frame.channel) return;
    this.source(frame.channel)?.hear(frame, stepFor(this.bucket)[0]);
  }

  /** The newest steps again, from their keeper: what the feed said meanwhile was a first word. */
  async #tail() {
    if (!this.moving || document.hidden || !this.live) return;
    const [width, step] = stepFor(this.bucket);
    const to = now();
    const from = Math.floor((to - Math.max(60_000, 3 * width * 1000)) / 1000 / width) * width * 1000;
    await Promise.all(this.sources.map((s) => s.fetch(from, to, step).catch(() => {})));
    this.#changed('figures');
  }

  #say(problem) {
    if (problem?.name === 'AbortError') return;
    this.problem = problem;
    this.dispatchEvent(new CustomEvent('problem', { detail: problem }));
  }

  #changed(what) { this.dispatchEvent(new Event(what)); }
}
