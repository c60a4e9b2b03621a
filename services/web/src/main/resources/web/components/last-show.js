// What a channel had last, while nothing is on air there.
import { ask, query } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { heardAgain, whenWas } from 'hubbub/shows.js';

/** Of its two newest one has ended, if any has: a mount has one show at a time. */
const NEWEST = 2;

class LastShow extends HTMLElement {
  async connectedCallback() {
    try {
      const { shows } = await ask(`/api/v1/shows${query({ channel: this.dataset.channel, limit: NEWEST })}`);
      const last = shows.find(({ ended_at }) => ended_at);
      if (!last) return;
      this.replaceChildren(el('div', { class: 'grow' }, el('h2', { class: 'h3' }, 'Last live'), el('p', { class: 'meta', dir: 'auto' }, [last.name, whenWas(last)].filter(Boolean).join(' · '))), heardAgain(last));
      this.hidden = false;
    } catch (problem) {
      // Then it is left out: the page has other things to say.
      if (problem.status === undefined) throw problem;
    }
  }
}

customElements.define('last-show', LastShow);
