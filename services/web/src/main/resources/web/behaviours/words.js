// Figures, times and names, as people read them.
const counts = new Intl.NumberFormat('en-US');
const clocks = new Map();

export const count = (n) => (n === null || n === undefined ? '—' : counts.format(n));

export function rate(n) {
  if (n === null || n === undefined) return '—';
  return n >= 100 ? counts.format(Math.round(n)) : n.toFixed(1);
}

export function score(n) {
  if (n === null || n === undefined) return '—';
  return `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(2)}`;
}

function clock(options) {
  const key = JSON.stringify(options);
  if (!clocks.has(key)) clocks.set(key, new Intl.DateTimeFormat('en-GB', options));
  return clocks.get(key);
}

/** 21:43, or 21:43:30. */
export const time = (ms, seconds = false) =>
  clock({ hour: '2-digit', minute: '2-digit', ...(seconds && { second: '2-digit' }) }).format(ms);

export const day = (ms) => clock({ weekday: 'short', day: 'numeric', month: 'short' }).format(ms);

/** Today 20:55, or Fri 13 Nov 20:58. */
export function moment(ms) {
  const today = new Date().toDateString() === new Date(ms).toDateString();
  return `${today ? 'Today' : day(ms)} ${time(ms)}`;
}

/** 0:42:10. */
export function lasted(seconds) {
  const s = Math.max(0, Math.round(seconds));
  const two = (n) => String(n).padStart(2, '0');
  return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** 42 s, 3 min, 4 h 12 m, 1 d 2 h. */
export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.round(s / 60)} min`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} m`;
  return `${Math.floor(s / 86400)} d ${Math.floor(s / 3600) % 24} h`;
}

export const platformOf = (channel) => channel.slice(0, channel.indexOf('/'));
export const nameOf = (channel) => bare(channel).slice(channel.indexOf('/') + 1);

/** A channel without the options of a replay; in words that are followed, ? is a sign like others. */
export const bare = (channel) => (channel.startsWith('replay/') ? channel.replace(/\?.*$/, '') : channel);

/** The path of a channel in an address: the name is one segment. */
export const pathOf = (channel) => `${platformOf(channel)}/${encodeURIComponent(nameOf(channel))}`;

/** A number in [1, 8] that stays with a name. */
export function shade(text) {
  let sum = 7;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
  return (sum % 8) + 1;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a long text, cut between what people take for letters. */
export function short(text, most = 60) {
  const letters = Array.from(graphemes.segment(text.slice(0, most * 16)), (part) => part.segment);
  return letters.length > most ? `${letters.slice(0, most).join('')} …` : letters.join('');
}

export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;
