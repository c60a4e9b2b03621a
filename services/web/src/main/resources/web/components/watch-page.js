// One streamer: live or not, the player, what happened, and the crowd beside it.
import 'hubbub/event-list.js';
import 'hubbub/twitch-player.js';
import 'hubbub/watched-crowd.js';
import { ask, explain, now, send } from 'hubbub/api.js';
import { change, el } from 'hubbub/dom.js';
import { pathOf, span } from 'hubbub/words.js';

const SECOND = 1_000;

class WatchPage extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector('[data-part=said]');
    this.state = this.querySelector('[data-part=state]');
    this.titled = this.querySelector('[data-part=title]');
    this.button = this.querySelector('[data-does=follow]');
    this.button.addEventListener('click', () => this.#follow());
    this.addEventListener('happened', () => this.#load());
    this.#load();
  }

  get #channel() { return this.dataset.channel; }

  async #load() {
    try {
      const { favourites } = await ask('/api/v1/favourites');
      const mine = favourites.find(({ streamer }) => streamer.channel === this.#channel);
      this.#follows(Boolean(mine));
      this.#show(mine?.streamer ?? await ask(`/api/v1/streamers/${pathOf(this.#channel)}`));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 404) this.state.textContent = 'Nobody here follows this channel yet. Follow it, and what happens stands below.';
      else this.said.textContent = explain(problem).join(' ');
    }
  }

  #show({ live, since, title, category }) {
    const ago = since ? span((now() - Date.parse(since)) / SECOND) : '';
    const words = live === null ? 'Whether it is live is not known.' : live ? `Live for ${ago}.` : ago ? `Off air; the last show ended ${ago} ago.` : 'Off air.';
    change(this.state, words);
    change(this.titled, [title, category].filter(Boolean).join(' · '));
  }

  #follows(is) {
    this.button.hidden = false;
    this.button.setAttribute('aria-pressed', String(is));
    change(this.button, is ? 'Following' : 'Follow');
  }

  async #follow() {
    const is = this.button.getAttribute('aria-pressed') === 'true';
    try {
      await (is ? send('DELETE', `/api/v1/favourites/${pathOf(this.#channel)}`) : send('PUT', `/api/v1/favourites/${pathOf(this.#channel)}`, {}));
      this.said.textContent = '';
      this.#follows(!is);
      await this.#load();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.said.textContent = explain(problem).join(' ');
    }
  }
}

customElements.define('watch-page', WatchPage);
