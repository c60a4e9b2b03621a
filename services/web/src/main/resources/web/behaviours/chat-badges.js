// What somebody is in a room, as small drawn marks in a fixed order, each with its word.
import { el } from 'hubbub/dom.js';

const DRAWN = {
  broadcaster: ['Broadcaster', () => [el('circle', { cx: 8, cy: 8, r: 5.6, fill: 'none', stroke: 'currentColor', 'stroke-width': 2.6 }), el('circle', { cx: 8, cy: 8, r: 2.2, fill: 'currentColor' })]],
  moderator: ['Moderator', () => [el('path', { d: 'M8 1.4 13.600 3.300V7.600C13.600 11 11.300 13.500 8 14.700 4.700 13.500 2.400 11 2.400 7.600V3.300Z', fill: 'currentColor' })]],
  vip: ['VIP', () => [el('path', { d: 'M2.500 5.200 5 2.500h6l2.500 2.700L8 14Z', fill: 'currentColor' })]],
  host: ['Host', () => [el('rect', { x: 5.5, y: 1.5, width: 5, height: 8, rx: 2.5, fill: 'currentColor' }), el('path', { d: 'M3.500 7.500a4.500 4.500 0 0 0 9 0M8 12v2.500', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linecap': 'round' })]],
  member: ['Member', () => [el('path', { d: 'm8 1.200 2 4.200 4.600.600-3.400 3.200.900 4.600L8 11.500l-4.100 2.300.900-4.600L1.400 6l4.600-.600Z', fill: 'currentColor' })]],
};
const made = new Map();

function mark(role) {
  if (!made.has(role)) {
    const [word, draw] = DRAWN[role];
    made.set(role, el('svg', { class: `bd-${role}`, viewBox: '0 0 16 16', role: 'img', 'aria-label': word }, draw()));
  }
  return made.get(role).cloneNode(true);
}

/** The marks of what somebody is; null where there is nothing to show. */
export function badges(roles) {
  const shown = Object.keys(DRAWN).filter((role) => roles.includes(role));
  return shown.length ? el('span', { class: 'bdg' }, shown.map(mark)) : null;
}

/** The same in words. */
export const roleWords = (roles) => Object.keys(DRAWN).filter((s) => roles.includes(s)).map((s) => DRAWN[s][0]).join(', ');

const orders = (roles) => ['owner', 'broadcaster', 'moderator'].some((s) => roles.includes(s));

/** Whether somebody keeps order in the room. */
export const moderates = (you) => Boolean(you) && orders(you.roles);

/** Whether no pace holds somebody. */
export const isExempt = (you) => moderates(you) || Boolean(you?.roles.includes('vip'));
