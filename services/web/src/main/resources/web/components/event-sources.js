// How what happens on Twitch becomes known, and what is not told, why, and what to do about it.
import { ask, explain } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { plural } from 'hubbub/words.js';

class EventSources extends HTMLElement {
  connectedCallback() { this.load(); }

  async load() {
    try {
      const { at_once: atOnce, looked_at: lookedAt, silent, trouble } = await ask('/api/v1/events/sources');
      const words = [atOnce.length ? `${plural(atOnce.length, 'favourite')} on Twitch ${atOnce.length === 1 ? 'tells' : 'tell'} at once.` : '',
        lookedAt.length ? `${plural(lookedAt.length, 'favourite')} on Twitch ${lookedAt.length === 1 ? 'is' : 'are'} looked at in rounds: whether live, title, category.` : ''].filter(Boolean).join(' ');
      this.replaceChildren(...[words ? el('p', { class: 'mid' }, words) : '',
        trouble ? el('p', { class: 'note-bad', role: 'status' }, trouble) : '',
        silent.length ? this.#silent(silent) : ''].filter(Boolean));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.replaceChildren(el('p', { class: 'note-bad', role: 'status' }, explain(problem).join(' ')));
    }
  }

  #silent(silent) {
    return el('details', {}, el('summary', {}, `What Twitch does not tell you (${silent.length})`),
      el('ul', { class: 'stack' }, silent.map(({ what, why, todo }) => el('li', {}, el('b', {}, `${what}: `), `${why} ${todo}`))));
  }
}

customElements.define('event-sources', EventSources);
