// One channel as a page knows it: its state, its steps of figures and mood, its rate right now.
import { ask, instant, now, query } from 'hubbub/api.js';
import { nameOf, pathOf, platformOf } from 'hubbub/words.js';

const KEPT_STEPS = 4_000;
const TOLD_WITHIN = 3_000;

export class Source {
  constructor(channel) {
    this.channel = channel;
    this.platform = platformOf(channel);
    this.name = nameOf(channel);
    this.path = pathOf(channel);
    this.state = 'ended';
    this.runs = [];
    this.gaps = [];
    this.rate = null;
    this.word = null;
    this.score = null;
    this.wave = null;
    this.hidden = false;
    this.clear();
  }

  clear() {
    this.points = new Map();
    this.moods = new Map();
    this.problem = null;
    this.counted = 0;
  }

  /** Fetches the steps of a stretch and lays them over what is known, or puts them in its place. */
  async fetch(from, to, step, { signal, anew = false } = {}) {
    const asked = now();
    const range = query({ step, from: instant(from), to: instant(to) });
    const [figures, moods] = await Promise.allSettled([
      ask(`/api/v1/statistics/${this.path}/series${range}`, { signal }),
      ask(`/api/v1/mood/${this.path}/series${range}`, { signal }),
    ]);
    if (signal?.aborted) return;
    this.problem = figures.status === 'rejected' ? figures.reason : null;
    if (figures.status === 'fulfilled') {
      this.points = lay(anew ? new Map() : this.points, this.#believed(figures.value));
      this.counted = Math.min(to, asked);
    }
    if (moods.status === 'fulfilled') this.moods = lay(anew ? new Map() : this.moods, moods.value.points);
  }

  /** Connected time is told every second, so the newest steps don't know theirs yet: a live source was not away. What is to come says nothing. */
  #believed({ step_seconds: seconds, points }) {
    const past = points.filter((p) => Date.parse(p.at) <= now());
    if (this.state !== 'live') return past;
    const known = now() - TOLD_WITHIN;
    return past.map((p) => (Date.parse(p.at) + seconds * 1000 > known ? { ...p, gap: 0 } : p));
  }

  /** A second's count from the feed, before the series has it: the part of it that came after the series was asked. */
  hear(frame, stepSeconds) {
    this.rate = this.state === 'live' || (frame.rate && this.state !== 'ended') ? frame.rate : null;
    const end = Date.parse(frame.at);
    const messages = Math.round(frame.per_second * Math.min(1, Math.max(0, (end - this.counted) / 1000)));
    const width = stepSeconds * 1000;
    const at = Math.floor((end - 500) / width) * width;
    const point = this.points.get(at);
    if (point) point.messages += messages;
    else this.points.set(at, { at, messages, people: 0, new_people: 0, gap: this.state === 'live' || messages ? 0 : 1, live: true });
  }

  hearMood(frame) {
    this.word = frame.word;
    this.score = frame.score;
    this.wave = frame.wave ?? null;
  }
}

function lay(known, points) {
  for (const point of points) {
    const at = Date.parse(point.at);
    known.set(at, { ...point, at });
  }
  if (known.size > KEPT_STEPS) {
    const oldest = [...known.keys()].sort((a, b) => a - b).slice(0, known.size - KEPT_STEPS);
    for (const at of oldest) known.delete(at);
  }
  return known;
}
