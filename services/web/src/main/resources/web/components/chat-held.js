// Lines that wait for a moderator: let through with A, turned down with D.
import { el, tell } from 'hubbub/dom.js';

class ChatHeld extends HTMLElement {
  #held = new Map();

  connectedCallback() {
    this.addEventListener('keydown', (e) => {
      const deed = { a: true, d: false }[e.key.toLowerCase()];
      const [id] = this.#held.keys();
      if (deed !== undefined && id && !e.ctrlKey && !e.metaKey) tell(this, 'review', { id, allow: deed });
    });
    this.#draw();
  }

  /** @param held `{ id, author, text, why, decided }` */
  take(held) {
    if (held.decided) this.#held.delete(held.id);
    else this.#held.set(held.id, held);
    this.#draw();
  }

  clear() {
    this.#held.clear();
    this.#draw();
  }

  #draw() {
    const [first] = this.#held.values();
    this.hidden = !first;
    const focused = this.contains(document.activeElement);
    if (!first) { this.replaceChildren(); return; }
    const button = (allow, words, key, kind) => el('button', { type: 'button', class: `btn btn-s ${kind}`, 'aria-keyshortcuts': key, onclick: () => tell(this, 'review', { id: first.id, allow }) }, words, ' ', el('kbd', {}, key));
    this.replaceChildren(el('section', { class: 'hold', 'aria-label': 'Held for you' },
      el('div', { class: 'row' }, el('b', {}, 'Held for you'), el('span', { class: 'count hot' }, String(this.#held.size)), el('span', { class: 'meta end' }, first.why)),
      el('div', { class: 'heldt' }, el('b', {}, el('bdi', {}, first.author.name)), ' ', el('span', { class: 'mid', dir: 'auto' }, first.text)),
      el('div', { class: 'row' }, button(true, 'Allow', 'A', ''), button(false, 'Deny', 'D', 'btn-quiet'))));
    if (focused) this.querySelector('button').focus();
  }
}

customElements.define('chat-held', ChatHeld);
