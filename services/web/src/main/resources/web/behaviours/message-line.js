// One message as a line: who, what, how it felt; subscriptions, raids and the like in a box.
import { el, sourceTile } from 'hubbub/dom.js';
import { mark, wordOfMessage } from 'hubbub/moods.js';
import { byline, postTime } from 'hubbub/posts.js';
import { platformOf, shade, time } from 'hubbub/words.js';

const BOXED = { subscription: 'Subscribed', gift: 'Gave a subscription', raid: 'Raid', cheer: 'Cheered', announcement: 'Announcement', notice: 'Notice' };

/** `when` stands for the time of day, which is else shown on hover only; a post always shows when and where it stands, and has `when` behind it. */
export function line(message, when = null) {
  const word = wordOfMessage(message);
  const boxed = BOXED[message.kind];
  const post = postTime(message);
  const classes = ['fm', `n${shade(message.author.login || message.author.name)}`, boxed ? 'boxed' : '', message.kind === 'action' ? 'action' : '', message.kind === 'announcement' ? 'announcement' : ''];
  const item = el('div', { class: classes.join(' ') }, word ? el('span', { class: `edge m-${word}` }) : null, sourceTile(platformOf(message.channel)),
    el('p', {}, boxed ? el('span', { class: 'head' }, message.details?.system_text ?? boxed) : null,
      post ?? when ?? el('span', { class: 'tm' }, time(Date.parse(message.sent_at), true)),
      message.first ? el('span', { class: 'first' }, 'first time here') : null,
      ...byline(message), ' ', el('span', { class: 'tx' }, withEmotes(message)), post && when ? [' ', when] : null),
    word ? mark(word, true) : el('span'));
  item.message = message;
  if (message.deleted_at) markGone(item);
  return item;
}

/** Deleted: the place stays, the text goes. */
export function markGone(item) {
  item.classList.add('gone');
  item.querySelector('.tx').textContent = 'message deleted';
  item.querySelector('.head')?.remove();
  item.querySelector('.edge')?.remove();
  item.querySelector('.mk')?.replaceWith(el('span'));
}

/** The text with its emotes named; positions count code points. Pictures would be another site's. */
export function withEmotes({ text, emotes }) {
  if (!emotes?.length) return [text];
  const points = [...text];
  const parts = [];
  let at = 0;
  for (const emote of [...emotes].sort((a, b) => a.from - b.from)) {
    if (emote.from < at || emote.to >= points.length) continue;
    parts.push(points.slice(at, emote.from).join(''), el('span', { class: 'emote', title: 'emote' }, points.slice(emote.from, emote.to + 1).join('')));
    at = emote.to + 1;
  }
  return [...parts, points.slice(at).join('')];
}
