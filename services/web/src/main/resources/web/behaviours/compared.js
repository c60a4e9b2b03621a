// An earlier run beside what is shown, aligned at both their starts.
import { ask, query } from 'hubbub/api.js';
import { stepFor } from 'hubbub/series.js';
import { moment } from 'hubbub/words.js';

export class Compared {
  run = null;
  #points = [];
  #step = 1;

  async choose(run, bucket) {
    this.run = run;
    this.#points = [];
    if (!run) return;
    const length = (Date.parse(run.ended_at ?? new Date()) - Date.parse(run.started_at)) / 1000;
    const [seconds, step] = stepFor(Math.max(bucket, length > 3600 ? 60 : length > 900 ? 10 : 1));
    this.#step = seconds;
    const answer = await ask(`/api/v1/statistics/compare${query({ runs: run.id, step })}`).catch(() => null);
    this.#points = pointsOf(answer);
  }

  /** Its rate as points of the drawing: [{share, rate}]. */
  ghost({ from, to, bucket }, began) {
    if (!this.#points.length) return [];
    const width = Math.max(bucket, this.#step);
    const sums = new Map();
    for (const { offset, messages } of this.#points) {
      const i = Math.floor(offset / width);
      sums.set(i, (sums.get(i) ?? 0) + messages);
    }
    return [...sums].sort((a, b) => a[0] - b[0]).map(([i, messages]) => ({ share: (began + (i + 0.5) * width * 1000 - from) / (to - from), rate: messages / width })).filter((g) => g.share >= 0 && g.share <= 1);
  }

  difference(messages) {
    if (!this.run || messages === null) return null;
    return { messages: messages - this.run.messages, name: moment(Date.parse(this.run.started_at)) };
  }
}

/** Steps after the run's start, in seconds. */
function pointsOf(answer) {
  const [run] = answer?.runs ?? [];
  return (run?.points ?? []).map((p) => ({ offset: p.offset_seconds, messages: p.messages }));
}
