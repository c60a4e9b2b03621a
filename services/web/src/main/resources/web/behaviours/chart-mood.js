// Mood in a chart: weather behind the lines, bars of shares below, and the words where they change.
import { el } from 'hubbub/dom.js';
import { wordOf } from 'hubbub/moods.js';
import { moodOf } from 'hubbub/series.js';

const STRONG = 0.4;
let drawn = 0;

/** A soft horizontal wash; its strength is how far from even the crowd is. */
export function drawWeather(buckets) {
  const id = `weather-${++drawn}`;
  const stops = buckets.map((b, i) => {
    const felt = moodOf(b) ?? 0;
    const strength = Math.min(0.55, Math.max(0, Math.abs(felt) - 0.1) * 0.9);
    return el('stop', { offset: ((i + 0.5) / buckets.length).toFixed(4), class: felt < 0 ? 'stop-low' : 'stop-warm', 'stop-opacity': strength.toFixed(3) });
  });
  return el('svg', { class: 'tint', viewBox: '0 0 1000 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    el('defs', {}, el('linearGradient', { id }, stops)), el('rect', { width: 1000, height: 100, fill: `url(#${id})` }));
}

/** One bar a bucket: the share of warm up, the share of low down; division is tall both ways. */
export function drawMood(buckets) {
  const width = 1000 / buckets.length;
  const paths = { 'm-hyped': '', 'm-warm': '', 'm-low': '', 'm-sour': '' };
  buckets.forEach((b, i) => {
    if (!b.said) return;
    const [up, down] = [b.up / b.said, b.down / b.said];
    const bar = (y, h) => `M${(i * width).toFixed(2)} ${y.toFixed(2)}h${(width * 0.82).toFixed(2)}v${h.toFixed(2)}h-${(width * 0.82).toFixed(2)}Z`;
    paths[up > STRONG ? 'm-hyped' : 'm-warm'] += bar(50 - up * 48, up * 48);
    paths[down > STRONG ? 'm-sour' : 'm-low'] += bar(50, down * 48);
  });
  return el('svg', { viewBox: '0 0 1000 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    Object.entries(paths).map(([mood, d]) => el('path', { class: `bars ${mood}`, d })), el('line', { class: 'mid0', x1: 0, x2: 1000, y1: 50, y2: 50 }));
}

/** Where the word changes: [{word, from, to}] as shares of the width; short flickers join what stands before. */
export function wordsOf(buckets) {
  const least = Math.max(2, Math.round(buckets.length / 24));
  const runs = [];
  for (let i = 0; i < buckets.length; i += least) {
    const part = buckets.slice(i, i + least);
    const said = part.reduce((sum, b) => sum + b.said, 0);
    const word = said ? wordOf(part.reduce((sum, b) => sum + b.mood, 0) / said, Math.max(...part.map((b) => b.divided)) >= 0.6 && part.filter((b) => b.divided >= 0.6).length > part.length / 2 ? 1 : 0) : null;
    const last = runs.at(-1);
    if (last && last.word === word) last.to = Math.min(1, (i + least) / buckets.length);
    else runs.push({ word, from: i / buckets.length, to: Math.min(1, (i + least) / buckets.length) });
  }
  return runs.filter((r) => r.word);
}
