// Series of figures: which step to ask for, and how steps become the buckets that a chart shows.
const BUCKETS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400];
const STEPS = [[3600, '1h'], [60, '1m'], [10, '10s'], [1, '1s']];

/** About 120 to 200 buckets for a range, in seconds. */
export const bucketFor = (seconds, most = 180) => BUCKETS.find((b) => seconds / b <= most) ?? 86400;

/** The coarsest step of the API that the bucket is a multiple of. */
export function stepFor(bucket) {
  return STEPS.find(([seconds]) => bucket % seconds === 0);
}

/** Buckets over [from, to): each a sum of the steps in it. Times in ms, bucket in seconds. */
export function bucketsOf(points, from, to, bucket) {
  const width = bucket * 1000;
  const first = Math.floor(from / width) * width;
  const size = Math.max(1, Math.ceil((to - first) / width));
  const buckets = Array.from({ length: size }, (_, i) => ({ at: first + i * width, steps: 0, messages: 0, gap: 0, mood: 0, said: 0, up: 0, down: 0, even: 0, divided: 0 }));
  for (const point of points) {
    const b = buckets[Math.floor((point.at - first) / width)];
    if (!b) continue;
    b.steps++;
    b.messages += point.messages;
    b.gap += point.gap ?? 0;
  }
  return buckets;
}

/** Adds the mood's steps to buckets: means weighted by the messages that could be read. */
export function addMood(buckets, points, bucket) {
  if (!buckets.length) return buckets;
  const width = bucket * 1000;
  for (const point of points) {
    const b = buckets[Math.floor((point.at - buckets[0].at) / width)];
    if (!b || !point.messages || point.score === null) continue;
    const read = point.messages * (1 - (point.unread ?? 0));
    b.said += read;
    b.mood += point.score * read;
    b.up += point.positive * read;
    b.down += point.negative * read;
    b.even += point.neutral * read;
    b.divided = Math.max(b.divided, point.divided ?? 0);
  }
  return buckets;
}

export const moodOf = (b) => (b.said ? b.mood / b.said : null);

/** Round figures for an axis from zero: at most five lines, with one decimal at most. */
export function ticksTo(most) {
  const raw = Math.max(most, 0.5) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw && Number.isInteger(Number((s * 10).toFixed(6))));
  const ticks = [];
  for (let t = 0; t <= most + step * 0.999; t += step) ticks.push(Number(t.toFixed(6)));
  return ticks;
}

const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

/** Round times between from and to, in ms of the visitor's day: at most so many. */
export function timesIn(from, to, most) {
  const width = 1000 * (TICKS.find((s) => (to - from) / 1000 / s <= most) ?? 86_400 * Math.ceil((to - from) / 86_400_000 / most));
  const zone = new Date(from).getTimezoneOffset() * 60_000;
  const times = [];
  for (let t = Math.ceil((from - zone) / width) * width + zone; t <= to; t += width) times.push(t);
  return times;
}

/** The first bucket with any connection: what stands before it was not watched. */
export const firstHeard = (buckets) => buckets.findIndex((b) => b.steps && b.gap / b.steps < 0.999);

/** Stretches after the first connection that were not connected: [{from, to, seconds}]. */
export function gapsOf(buckets, bucket) {
  const gaps = [];
  const first = firstHeard(buckets);
  for (const b of first < 0 ? [] : buckets.slice(first)) {
    const share = b.steps ? b.gap / b.steps : 0;
    if (share < 0.5) continue;
    const last = gaps.at(-1);
    if (last && last.to === b.at) {
      last.to += bucket * 1000;
      last.seconds += share * bucket;
    } else gaps.push({ from: b.at, to: b.at + bucket * 1000, seconds: share * bucket });
  }
  return gaps;
}
