// The figures of a range, over one or several channels.
import { ask, instant, query } from 'hubbub/api.js';
import { rateOf } from 'hubbub/chart-lines.js';
import { moodOf } from 'hubbub/series.js';

/** Each source's figures; null where they could not be had. */
export async function figuresOf(sources, from, to, run) {
  if (run) return [await ask(`/api/v1/statistics/runs/${encodeURIComponent(run.id)}`).catch(() => null)];
  const range = query({ from: instant(from), to: instant(to) });
  return Promise.all(sources.map((s) => ask(`/api/v1/statistics/${s.path}${range}`).catch(() => null)));
}

/** One set of figures for the tiles and tops. */
export function summed(all, drawing) {
  const known = all.filter(Boolean);
  const sum = (pick) => (known.length ? known.reduce((total, f) => total + (pick(f) ?? 0), 0) : null);
  return {
    messages: sum((f) => f.messages),
    people: sum((f) => f.people),
    newPeople: sum((f) => f.new_people),
    addedUp: known.length > 1,
    sources: drawing.series.length,
    peak: peakOf(known, drawing),
    ...moodsOf(drawing),
    tops: {
      words: merged(known, 'words', 'word', 'count'),
      emotes: merged(known, 'emotes', 'name', 'count'),
      people: merged(known, 'chatters', 'name', 'messages'),
    },
  };
}

/** One source: its peak second as counted. Several: the highest bucket of their sum. */
function peakOf(known, { series, bucket, now, mood }) {
  const peak = known.length === 1 ? known[0].peak : null;
  if (peak?.messages) return { rate: peak.messages, at: Date.parse(peak.at) };
  let best = null;
  mood.forEach((b, i) => {
    const rates = series.map((s) => rateOf(s.buckets[i], { bucket, now })).filter((r) => r !== null);
    const rate = rates.reduce((a, c) => a + c, 0);
    if (rate > 0 && rate > (best?.rate ?? 0)) best = { rate, at: b.at };
  });
  return best;
}

function moodsOf({ mood }) {
  const said = mood.filter((b) => b.said);
  const total = said.reduce((n, b) => n + b.said, 0);
  const mean = total ? said.reduce((n, b) => n + b.mood, 0) / total : null;
  const split = said.filter((b) => b.said >= 5 && b.divided > 0).sort((a, b) => b.divided - a.divided)[0];
  return { mean, divided: split ? { at: split.at, divided: split.divided, positive: split.up / split.said, negative: split.down / split.said, score: moodOf(split) } : null };
}

function merged(known, list, key, figure) {
  const counts = new Map();
  for (const figures of known) for (const row of figures.top?.[list] ?? []) counts.set(row[key], (counts.get(row[key]) ?? 0) + row[figure]);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
