// What a word may become, above the field that it is typed in. The field keeps the focus; arrows choose.
import { picture } from 'hubbub/chat-line.js';
import { el, tell } from 'hubbub/dom.js';

class ChatChoices extends HTMLElement {
  #found = null;
  #chosen = 0;

  connectedCallback() {
    this.list = el('div', { class: 'pop menu choices', role: 'listbox', id: 'say-choices', 'aria-label': 'Completions', hidden: true });
    this.replaceChildren(this.list);
    this.list.addEventListener('pointerdown', (e) => {
      const at = e.target.closest('[role=option]');
      if (!at) return;
      e.preventDefault();
      this.#take([...this.list.children].indexOf(at));
    });
  }

  of(field) {
    this.field = field;
    field.setAttribute('aria-controls', 'say-choices');
  }

  get isOpen() { return this.#found !== null; }

  open(found) {
    this.#found = found;
    this.#chosen = 0;
    this.list.replaceChildren(...found.items.map((item, at) => el('div', { role: 'option', id: `say-choice-${at}`, 'aria-selected': String(at === 0) },
      item.emote && !item.emote.text ? picture(item.emote) : null, item.emote?.text ? el('span', { 'aria-hidden': 'true' }, item.emote.text) : null,
      el('b', {}, el('bdi', {}, item.label)), item.takes ? el('span', { class: 'mid' }, item.takes) : null, item.hint ? el('span', { class: 'meta end cut' }, item.hint) : null)));
    this.list.hidden = false;
    this.#mark();
  }

  close() {
    this.#found = null;
    this.list.hidden = true;
    this.field.removeAttribute('aria-activedescendant');
  }

  /** @return whether the key was meant for the list */
  key(event) {
    if (!this.isOpen) return false;
    const { items: { length } } = this.#found;
    // What is written out already is sent.
    if (event.key === 'Enter' && this.#isWritten()) { this.close(); return false; }
    if (event.key === 'ArrowDown') this.#chosen = (this.#chosen + 1) % length;
    else if (event.key === 'ArrowUp') this.#chosen = (this.#chosen + length - 1) % length;
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) this.#take(this.#chosen);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    if (this.isOpen) this.#mark();
    return true;
  }

  #isWritten() {
    const { from, to, items } = this.#found;
    return this.field.value.slice(from, to) === items[this.#chosen].insert.trim();
  }

  #mark() {
    [...this.list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === this.#chosen)));
    this.list.children[this.#chosen].scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', `say-choice-${this.#chosen}`);
  }

  #take(at) { tell(this, 'chosen', { found: this.#found, item: this.#found.items[at] }); }
}

customElements.define('chat-choices', ChatChoices);
