// How much one's channel was listened to in the last thirty days, by what, and from where.
import { ask, explain } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { count, plural, rate } from 'hubbub/words.js';

const HOUR = 3600;
const ROWS = 10;

class ChannelListening extends HTMLElement {
  #asked = 0;

  async show(channel) {
    const asked = ++this.#asked;
    let content;
    try {
      content = this.#content(await ask(`/api/v1/channels/${encodeURIComponent(channel)}/listening`));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      content = [el('p', { class: 'meta' }, explain(problem).join(' '))];
    }
    if (asked === this.#asked) this.replaceChildren(...content);
  }

  #content({ sessions, listened_seconds: seconds, listening_now: now, programs, referrers }) {
    if (!sessions) return [el('p', { class: 'meta' }, 'Nobody has listened for half a minute or longer. What is shorter is not counted.')];
    return [
      el('p', { 'data-part': 'sum' }, [plural(sessions, 'session'), `${hours(seconds)} hours`, now ? `${count(now)} listening now` : ''].filter(Boolean).join(', ')),
      el('div', { class: 'heard' },
        shares('Program', programs.map(({ program, ...figures }) => ({ name: program, ...figures }))),
        referrers.length ? shares('Site', referrers.map(({ referrer, ...figures }) => ({ name: referrer, ...figures }))) : null),
      el('p', { class: 'meta' }, 'A session is somebody who listened for half a minute or longer.')];
  }
}

/** Hours as people say them: 0.1, 12.5, 130. */
const hours = (seconds) => rate(seconds / HOUR);

function shares(what, rows) {
  return el('div', { class: 'tblwrap', tabindex: '0', role: 'region', 'aria-label': `${what}s, as a table` }, el('table', { class: 'tbl' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, what), el('th', { scope: 'col', class: 'num' }, 'Sessions'), el('th', { scope: 'col', class: 'num' }, 'Hours'))),
    el('tbody', {}, rows.slice(0, ROWS).map(({ name, sessions, listened_seconds: seconds }) => el('tr', {},
      el('td', {}, name ? el('div', { class: 'cut', title: name, dir: 'auto' }, name) : 'Says nothing'), el('td', { class: 'num' }, count(sessions)), el('td', { class: 'num' }, hours(seconds)))))));
}

customElements.define('channel-listening', ChannelListening);
