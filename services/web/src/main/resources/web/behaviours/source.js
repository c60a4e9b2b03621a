// One channel as a page knows it: its state, its steps of figures and mood, its rate right now.
import { ask, instant, query } from 'hubbub/api.js';
import { nameOf, pathOf, platformOf } from 'hubbub/words.js';

const KEPT_STEPS = 4_000;

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
    this.hidden = false;
    this.clear();
  }

  clear() {
    this.points = new Map();
    this.moods = new Map();
    this.problem = null;
  }

  /** Fetches the steps of a stretch and lays them over what is known. */
  async fetch(from, to, step, signal) {
    const range = query({ step, from: instant(from), to: instant(to) });
    const [figures, moods] = await Promise.allSettled([
      ask(`/api/v1/statistics/${this.path}/series${range}`, { signal }),
      ask(`/api/v1/mood/${this.path}/series${range}`, { signal }),
    ]);
    this.problem = figures.status === 'rejected' ? figures.reason : null;
    if (figures.status === 'fulfilled') lay(this.points, figures.value.points);
    if (moods.status === 'fulfilled') lay(this.moods, moods.value.points);
  }

  /** A second's count from the feed, before the series has it. */
  hear(frame, stepSeconds) {
    this.rate = frame.rate;
    const width = stepSeconds * 1000;
    const at = Math.floor(Date.parse(frame.at) / width) * width;
    const point = this.points.get(at);
    if (point) point.messages += frame.per_second;
    else this.points.set(at, { at, messages: frame.per_second, people: 0, new_people: 0, gap: 0, live: true });
  }

  hearMood(frame) {
    this.word = frame.word;
    this.score = frame.score;
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
}
