// What reading X costs and has cost, in words. Amounts are in US dollars.
import { ask } from 'hubbub/api.js';

/** What the server says of X; null where it doesn't, e.g. to somebody who may not start runs. */
export const spending = () => ask('/api/v1/spending').then(({ x }) => x, () => null);

/** $0.005, $1.20; a dash for what is not known. */
export function usd(amount) {
  if (amount === null || amount === undefined) return '—';
  const n = Number(amount);
  return `$${n.toFixed(n && n < 0.1 ? 3 : 2)}`;
}

/** What was spent, and of how much where that is bounded. */
export const spentOf = (spent, cap) => (cap === null || cap === undefined ? usd(spent) : `${usd(spent)} of ${usd(cap)}`);

export const hourly = (x) => (x.usd_per_hour === null || x.usd_per_hour === undefined ? `${usd(x.price_per_post * 3600)} an hour at one post a second` : `${usd(x.usd_per_hour)} an hour at the present rate`);
