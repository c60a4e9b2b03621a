// A thread beside the chat: the line that began it, and what answers it.
import { chatLine, deleteAmong } from 'hubbub/chat-line.js';
import { el, iconButton, tell } from 'hubbub/dom.js';

class ChatThread extends HTMLElement {
  #id = null;
  #before = null;

  connectedCallback() {
    this.hidden = true;
    this.addEventListener('keydown', (e) => { if (e.key === 'Escape') { e.stopPropagation(); this.close(); } });
  }

  /** @param lines of the thread, in order */
  open(thread, lines, you, may) {
    if (this.hidden) this.#before = document.activeElement;
    this.#id = thread;
    this.you = you;
    this.lines = el('div', { class: 'lines', role: 'log', 'aria-live': 'off', tabindex: '0', 'aria-label': 'Thread' });
    const last = () => [...this.lines.children].reverse().find((item) => item.line)?.line;
    this.replaceChildren(el('section', { class: 'thread', 'aria-labelledby': 'thread-title' },
      el('div', { class: 'chat-hd' }, el('h3', { class: 'h3 grow', id: 'thread-title' }, 'Thread'), iconButton('close', 'Close the thread', () => this.close())),
      this.lines, may.speak ? el('div', { class: 'row thread-do' }, el('button', { type: 'button', class: 'btn btn-s', onclick: () => last() && tell(this, 'deed', { deed: 'reply', item: { line: last() } }) }, 'Reply here')) : null));
    this.#append(lines);
    if (!lines.length) this.lines.append(el('p', { class: 'meta' }, 'Its first lines were said before this page came.'));
    this.hidden = false;
    this.querySelector('button').focus();
  }

  /** A new line of the room: shown if it belongs here. */
  add(line) { if (!this.hidden && line.reply?.thread === this.#id) this.#append([line]); }

  /** What is deleted in the room is gone here, too. */
  remove(meant, deletion) { if (!this.hidden) deleteAmong(this.lines.children, meant, deletion, this.you); }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.replaceChildren();
    if (this.#before?.isConnected) this.#before.focus();
  }

  #append(lines) {
    this.lines.querySelector(':scope > p')?.remove();
    this.lines.append(...lines.map((line) => chatLine({ ...line, reply: null, inRow: 1 }, this.you)));
  }
}

customElements.define('chat-thread', ChatThread);
