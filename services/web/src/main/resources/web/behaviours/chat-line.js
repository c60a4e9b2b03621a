// A line of a room as an element: what somebody said, or what happened. Whatever people wrote stays text.
import { badges, moderates } from 'hubbub/chat-badges.js';
import { el, icon } from 'hubbub/dom.js';
import { colorName } from 'hubbub/name-color.js';
import { span, time } from 'hubbub/words.js';

const SAME_WITHIN = 40_000;
const SAME_MOST = 5;
const NAMED_MOST = 5;
const still = matchMedia('(prefers-reduced-motion: reduce)');
const TOKEN = /(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])|@([a-z0-9_]{3,25})/gi;

/** Whether a line goes on from the one before: the same person, soon, and not for ever. */
export function continues(line, before) {
  return Boolean(before) && before.author?.id === line.author.id && before.kind === line.kind && line.kind === 'message'
    && !line.reply && !line.first && !before.deleted && (before.inRow ?? 1) < SAME_MOST && Date.parse(line.at) - Date.parse(before.at) < SAME_WITHIN;
}

/**
 * @param line as the room tells it
 * @param you who reads, `{ id, login }`; null for nobody in particular
 * @param before the line above it, if it is one that somebody said
 */
export function chatLine(line, you, before = null) {
  const own = you !== null && line.author.id === you.id;
  const named = !own && you !== null && line.mentions.includes(you.id);
  line.inRow = continues(line, before) ? (before.inRow ?? 1) + 1 : 1;
  const classes = ['msg', line.inRow > 1 && 'cont', own && 'own', named && 'hit', line.kind === 'action' && 'me', line.kind === 'announcement' && 'ann'];
  const item = el('div', { class: classes.filter(Boolean).join(' '), tabindex: '-1', 'data-id': line.id });
  colorName(item, line.author);
  if (line.kind === 'announcement') item.append(el('div', { class: 'h' }, icon('horn'), 'Announcement'));
  if (line.reply) item.append(quoted(line.reply));
  item.append(el('span', { class: 'tm' }, time(Date.parse(line.at))));
  if (line.inRow === 1) item.append(...head(line));
  else item.append(el('span', { class: 'vh' }, `${line.author.name}: `));
  item.append(el('span', { class: 'tx', dir: 'auto' }, ...words(line, you)));
  item.line = line;
  if (line.deleted) markDeleted(item, line.deleted);
  return item;
}

function head(line) {
  return [line.first ? el('span', { class: 'first' }, 'first time here') : null, badges(line.author.roles),
    el('button', { type: 'button', class: 'nm', tabindex: '-1', 'data-login': line.author.login }, el('bdi', {}, line.author.name))].filter(Boolean);
}

function quoted(reply) {
  return el('button', { type: 'button', class: 're', tabindex: '-1', 'data-thread': reply.thread, 'aria-label': `Reply to ${reply.name}: open the thread` },
    icon('reply'), el('span', {}, '@', el('bdi', {}, reply.name), ': ', el('bdi', {}, reply.text || 'message deleted')));
}

/** A reply's leading "@name" says what the quoted line says already. Blanks keep the positions of what follows. */
function withoutAnswered({ text, reply }) {
  const named = reply && /^@([a-z0-9_]{3,25})[,:]?\s+/i.exec(text);
  return named && named[1].toLowerCase() === reply.login ? ' '.repeat(named[0].length) + text.slice(named[0].length) : text;
}

/** The text with our emotes as pictures, links, and names; positions of emotes count code points. */
function words(line, you) {
  const text = withoutAnswered(line);
  const parts = [];
  const points = line.emotes.length ? [...text] : null;
  let at = 0;
  for (const emote of points ? [...line.emotes].sort((a, b) => a.from - b.from) : []) {
    if (emote.from < at || emote.to >= points.length) continue;
    parts.push(...tokens(points.slice(at, emote.from).join('').replace(/^\s+/, parts.length ? ' ' : ''), you), picture(emote));
    at = emote.to + 1;
  }
  const rest = points ? points.slice(at).join('') : text;
  return [...parts, ...tokens(parts.length ? rest : rest.trimStart(), you)];
}

/** An emote of our own; its name stands for it where pictures aren't seen. */
export function picture({ name, url }) {
  const words = `:${name}:`;
  if (!url) return el('span', { class: 'emote' }, words);
  return still.matches ? firstOf(url, words) : el('img', { class: 'em', src: url, alt: words, title: words, loading: 'lazy', decoding: 'async' });
}

/** The first picture of those that an emote may have: for whoever wants nothing to move. */
function firstOf(url, words) {
  const canvas = el('canvas', { class: 'em', role: 'img', 'aria-label': words, title: words }, words);
  const whole = new Image();
  whole.addEventListener('load', () => {
    Object.assign(canvas, { width: whole.naturalWidth, height: whole.naturalHeight });
    canvas.getContext('2d').drawImage(whole, 0, 0);
  });
  whole.src = url;
  return canvas;
}

function tokens(text, you) {
  if (!text.includes('@') && !text.includes('://')) return [text];
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [token, link, name] = found;
    if (name && you?.login !== name.toLowerCase()) continue;
    parts.push(text.slice(at, found.index), link ? el('a', { class: 'link', href: link, rel: 'noopener noreferrer nofollow ugc', target: '_blank', tabindex: '-1' }, link) : el('span', { class: 'at' }, token));
    at = found.index + token.length;
  }
  return [...parts, text.slice(at)];
}

/** Takes from a line what nobody may read any more; who keeps order still reads it. */
export function deleteFrom(line, deletion, you) {
  line.deleted = deletion;
  if (!moderates(you)) Object.assign(line, { text: '', emotes: [] });
}

/** Deletes among lines that stand somewhere every one that is meant. */
export function deleteAmong(items, meant, deletion, you) {
  for (const item of items) {
    if (!item.line || item.line.deleted || !meant(item.line)) continue;
    deleteFrom(item.line, deletion, you);
    markDeleted(item, deletion);
  }
}

/** Deleted: the place stays. Who keeps order still reads what was said, if this page heard it. */
function markDeleted(item, { by, reason }) {
  const text = item.querySelector('.tx');
  item.classList.add('gone');
  if (!item.line.text) text.replaceChildren();
  item.querySelector('.re')?.remove();
  text.after(el('span', { class: 'novis' }, 'message deleted'), by ? el('span', { class: 'whose' }, [`deleted by ${by}`, reason !== 'deleted' && reason].filter(Boolean).join(', ')) : '');
}

/** Something that happened, in a small line of its own. */
export function eventLine(sign, ...parts) {
  return el('div', { class: 'sys', tabindex: '-1' }, icon(sign), el('span', {}, ...parts));
}

/** Who came, or who went; null for nobody. */
export function comings(people, did) {
  if (!people.length) return null;
  const named = people.slice(0, NAMED_MOST);
  const more = people.length - named.length;
  return eventLine('people', ...named.flatMap(({ name }, at) => [at ? ', ' : '', el('b', {}, el('bdi', {}, name))]), more ? ` and ${more} more ${did}` : ` ${did}`);
}

/** How long somebody is silenced, in words. */
export const lasts = (seconds) => (seconds === null ? 'banned' : `timed out for ${span(seconds)}`);
