// Lines of a chart: figures to SVG paths. A gap breaks a line; nothing is joined over it.
import { rate } from 'hubbub/words.js';

/** Messages per second of a bucket; null where nothing was measured, or the bucket is too young to say. */
export function rateOf(bucket, { bucket: seconds, now }) {
  if (!bucket.steps || bucket.gap / bucket.steps > 0.9) return null;
  const connected = seconds * (1 - bucket.gap / bucket.steps);
  if (now === null || bucket.at + seconds * 1000 <= now) return bucket.messages / Math.max(1, connected);
  const passed = (now - bucket.at) / 1000;
  return passed < Math.max(2, seconds * 0.4) ? null : bucket.messages / passed;
}

/** The same in words: a bucket without a rate was not connected, or is not known yet. */
export function rateIn(bucket, drawing) {
  const known = rateOf(bucket, drawing);
  if (known !== null) return rate(known);
  return bucket.steps && bucket.gap / bucket.steps > 0.9 ? 'not connected' : '—';
}

/** A source's rate right now: from the feed, else from its last bucket; null where neither is known. */
export function rateNow({ source, buckets }, drawing) {
  if (source.rate !== null || source.state === 'ended') return source.rate;
  const last = buckets.findLast((b) => rateOf(b, drawing) !== null);
  return last ? rateOf(last, drawing) : null;
}

/** What lines are called: by their names, with their platforms where these differ. */
export function namesOf(series) {
  const alike = new Set(series.map(({ source }) => source.platform)).size < 2;
  return series.map(({ source }) => (alike ? source.name : source.channel));
}

/** A path through [x, y]; null breaks it. A point alone becomes a short stroke, so that it can be seen. */
export function lineOf(points) {
  let path = '';
  let open = false;
  points.forEach(([x, y], i) => {
    if (y === null) { open = false; return; }
    path += `${open ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    const alone = !open && (points[i + 1]?.[1] ?? null) === null;
    if (alone) path += `h.1`;
    open = true;
  });
  return path;
}

/** How each source's line is drawn: platforms have their own stroke, and several sources of one have several. */
export function strokesOf(sources) {
  const seen = new Map();
  return sources.map(({ platform }, i) => {
    const nth = seen.get(platform) ?? 0;
    seen.set(platform, nth + 1);
    const own = nth % 4 ? `nth-${nth % 4}` : platform === 'bluesky' ? 'dash' : platform === 'x' ? 'dots' : '';
    return `${own} ${i ? '' : 'main'}`.trim();
  });
}

/** The area under such a line. */
export function areaOf(points, base) {
  let path = '';
  let run = [];
  const close = () => {
    if (run.length > 1) path += `M${run[0][0].toFixed(1)} ${base}${run.map(([x, y]) => `L${x.toFixed(1)} ${y.toFixed(1)}`).join('')}L${run.at(-1)[0].toFixed(1)} ${base}Z`;
    run = [];
  };
  for (const point of points) point[1] === null ? close() : run.push(point);
  close();
  return path;
}
