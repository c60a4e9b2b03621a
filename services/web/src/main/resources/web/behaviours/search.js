// Messages that hold some words, of several channels, newest first, a page at a time.
import { ask, query } from 'hubbub/api.js';

const ASKED = 50;
const EMPTY_MOST = 20;

export class Search {
  #parts;
  #text;

  constructor(channels, text) {
    this.#text = text;
    this.#parts = channels.map((channel) => ({ channel, cursor: null, found: [], done: false }));
  }

  /** Whether there may be older ones. */
  get more() { return this.#parts.some((p) => p.found.length || !p.done); }

  /** The next ones; fewer than a page where the archive needs longer: ask again while there may be more. */
  async next(signal) {
    const page = [];
    while (page.length < ASKED) {
      await Promise.all(this.#parts.map((p) => this.#fill(p, signal)));
      if (this.#parts.some((p) => !p.found.length && !p.done)) break;
      const ready = this.#parts.filter((p) => p.found.length);
      if (!ready.length) break;
      page.push(ready.reduce((a, b) => (b.found[0].received_at > a.found[0].received_at ? b : a)).found.shift());
    }
    return page;
  }

  /** A page of the archive may be empty and yet not the last. */
  async #fill(part, signal) {
    for (let i = 0; i < EMPTY_MOST && !part.found.length && !part.done; i++) {
      const page = await ask(`/api/v1/messages${query({ channel: part.channel, text: this.#text, limit: ASKED, cursor: part.cursor })}`, { signal });
      part.found = page.messages;
      part.cursor = page.next;
      part.done = page.next === null;
    }
  }
}

const plain = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();

/** Marks the words of a question in an element's text, as the archive compares them. */
export function markWords(element, text) {
  const words = text.split(/[\s"]+/).filter((w) => w && w !== 'AND').map((w) => ({ word: plain(w.replace(/\*+$/, '')), begins: w.endsWith('*') }));
  const hit = (said) => words.some(({ word, begins }) => word && (begins ? plain(said).startsWith(word) : plain(said) === word));
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = node.data.split(/([\p{L}\p{N}\p{M}_]+)/u);
    if (!parts.some((part, i) => i % 2 && hit(part))) continue;
    node.replaceWith(...parts.map((part, i) => {
      if (!(i % 2) || !hit(part)) return part;
      const mark = document.createElement('mark');
      mark.textContent = part;
      return mark;
    }));
  }
}
