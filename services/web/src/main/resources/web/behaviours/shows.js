// Shows that are over, to be heard again.
import { el, icon } from 'hubbub/dom.js';
import { moment, span } from 'hubbub/words.js';

const SECOND = 1_000;

/** When a show was, and how long: Fri 13 Nov 20:58, 1 h 20 m. */
export const whenWas = (show) => `${moment(Date.parse(show.began_at))}, ${span(show.duration_ms / SECOND)}`;

/** A player for it, and a link to keep it. */
export function heardAgain(show) {
  const path = `/api/v1/shows/${encodeURIComponent(show.id)}/audio`;
  const what = `${show.name || 'the show'}, ${whenWas(show)}`;
  return el('div', { class: 'again' }, el('audio', { controls: true, preload: 'none', src: path, 'aria-label': `Play ${what}` }),
    el('a', { class: 'btn-ico', href: path, download: true, 'aria-label': `Download ${what}`, title: 'Download' }, icon('download')));
}
