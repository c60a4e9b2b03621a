// Who is on air on this server, and what was.
import { ask, explain, now, query } from 'hubbub/api.js';
import { change, el } from 'hubbub/dom.js';
import { heardAgain, whenWas } from 'hubbub/shows.js';
import { playing, soundOf, Streams } from 'hubbub/streams.js';
import { plural, span } from 'hubbub/words.js';

const SECOND = 1_000;
const SHOWS = 20;

class ListenPage extends HTMLElement {
  connectedCallback() {
    this.live = this.querySelector('[data-part=live]');
    this.none = this.querySelector('[data-part=none]');
    this.says = this.querySelector('[data-part=says]');
    this.past = this.querySelector('[data-part=past]');
    this.streams = new Streams();
    this.streams.addEventListener('streams', (e) => this.#told(e.detail));
    this.streams.begin();
    this.#shows();
  }

  disconnectedCallback() { this.streams.end(); }

  #told(streams) {
    if (streams === null) {
      this.says.textContent = 'What is on air cannot be asked now. This page asks again by itself.';
      return;
    }
    const own = streams.filter(({ channel, mount }) => mount === `/live/${channel}`);
    const words = own.length ? `${plural(own.length, 'channel')} on air.` : 'Nobody is on air.';
    change(this.says, words);
    this.none.hidden = Boolean(own.length);
    this.live.hidden = !own.length;
    // Whoever stands on a link with the keyboard stays there.
    const stood = this.live.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    this.live.replaceChildren(...own.sort((one, other) => other.listeners - one.listeners).map((stream) => this.#row(stream)));
    if (stood) this.live.querySelector(`[href="${CSS.escape(stood)}"]`)?.focus();
  }

  #row(stream) {
    return el('li', {}, el('span', { class: 'onair' }, 'Live'),
      el('div', { class: 'grow' }, el('a', { class: 'h3 link', href: `/${stream.channel}`, dir: 'auto' }, stream.name || stream.channel),
        el('p', { class: 'mid', dir: 'auto' }, playing(stream))),
      el('p', { class: 'meta' }, [`hubbub/${stream.channel}`, plural(stream.listeners, 'listener'), `for ${span((now() - Date.parse(stream.since)) / SECOND)}`, soundOf(stream)].join(' · ')));
  }

  async #shows() {
    try {
      const { shows } = await ask(`/api/v1/shows${query({ limit: SHOWS })}`);
      const over = shows.filter(({ ended_at }) => ended_at);
      this.past.replaceChildren(...(over.length ? over.map((show) => el('li', {}, el('div', { class: 'grow' },
        show.channel ? el('a', { class: 'h3 link', href: `/${show.channel}`, dir: 'auto' }, show.name || show.channel) : el('span', { class: 'h3', dir: 'auto' }, show.name || show.mount),
        el('p', { class: 'meta' }, whenWas(show))), heardAgain(show))) : [el('li', { class: 'mid' }, 'No show yet. Each is kept here once it is over.')]));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.past.replaceChildren(el('li', { class: 'note-bad' }, explain(problem).join(' ')));
    }
  }
}

customElements.define('listen-page', ListenPage);
