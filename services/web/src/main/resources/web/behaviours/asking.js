// What is asked again while somebody looks, a little earlier or later each time, so that pages don't all ask at once.
import { ask } from 'hubbub/api.js';
import { tell } from 'hubbub/dom.js';

/** Tells `told` with the answer, or null where the server does not say, each time that it asked. */
export class Asking extends EventTarget {
  #timer = 0;
  #asks = 0;
  #now = () => { if (!document.hidden) this.look(); };

  /** @param path a function, called each time; @param every in ms */
  constructor(path, every) {
    super();
    Object.assign(this, { path, every });
  }

  begin() {
    addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
    this.look();
  }

  end() {
    clearTimeout(this.#timer);
    this.#asks++;
    removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
  }

  /** Asks now; only the newest answer counts. */
  async look() {
    clearTimeout(this.#timer);
    const asked = ++this.#asks;
    let answer = null;
    try {
      answer = await ask(this.path());
    } catch (problem) {
      if (problem.status === undefined) throw problem;
    }
    if (asked !== this.#asks) return;
    tell(this, 'told', answer);
    this.#timer = setTimeout(this.#now, jittered(this.every));
  }
}

/** A pause of about so many ms. */
export const jittered = (ms) => ms * (0.8 + 0.4 * Math.random());
