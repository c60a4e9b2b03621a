// How what happens on Twitch becomes known, and what is not told, why, and what to do about it.
import { ask, explain } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { plural } from 'hubbub/words.js';

/** Twitch is told of a change within a few seconds. */
const SETTLES = 3_000;
const LOOK_AGAIN = 60_000;

class EventSources extends HTMLElement {
  #timer = 0;
  #shown = '';

  connectedCallback() { this.load(); }

  disconnectedCallback() { clearTimeout(this.#timer); }

  /** Whom one follows is otherwise, or was a moment ago. */
  load() {
    this.#look([SETTLES, SETTLES]);
  }

  async #look([pause = LOOK_AGAIN, ...pauses]) {
    clearTimeout(this.#timer);
    await this.#draw();
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(pauses), pause);
  }

  async #draw() {
    try {
      const sources = await ask('/api/v1/events/sources');
      if (JSON.stringify(sources) === this.#shown) return;
      this.#shown = JSON.stringify(sources);
      const { at_once: atOnce, looked_at: lookedAt, silent, trouble } = sources;
      const words = [atOnce.length ? `${plural(atOnce.length, 'favourite')} on Twitch ${atOnce.length === 1 ? 'tells' : 'tell'} at once.` : '',
        lookedAt.length ? `${plural(lookedAt.length, 'favourite')} on Twitch ${lookedAt.length === 1 ? 'is' : 'are'} looked at in rounds: whether live, title, category.` : ''].filter(Boolean).join(' ');
      const open = this.querySelector('details')?.open ?? false;
      this.replaceChildren(...[words ? el('p', { class: 'mid' }, words) : '',
        trouble ? el('p', { class: 'note-bad', role: 'status' }, trouble) : '',
        silent.length ? this.#silent(silent, open) : ''].filter(Boolean));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.#shown = '';
      this.replaceChildren(el('p', { class: 'note-bad', role: 'status' }, explain(problem).join(' ')));
    }
  }

  #silent(silent, open) {
    return el('details', { open }, el('summary', {}, `What Twitch does not tell you (${silent.length})`),
      el('ul', { class: 'stack' }, silent.map(({ what, why, todo }) => el('li', {}, el('b', {}, `${what}: `), `${why} ${todo}`))));
  }
}

customElements.define('event-sources', EventSources);
