// What is said, newest at the bottom. Going up, a selection or a held Alt pauses: nothing moves then and nothing is dropped.
// The list hangs upside down (column-reverse), so that it stays at its end by itself and no frame has to measure it.
import { chatLine, deleteAmong, deleteFrom } from 'hubbub/chat-line.js';
import { el, icon, tell } from 'hubbub/dom.js';

const FOLLOW_WITHIN = 70;
const KEPT = 500;
const KEPT_NAME = 'chat:kept';
const KEPT_PAUSED = 2_000;
const WAITING_MOST = 500;
const OLDER_WITHIN = 300;
const AWAY = 30_000;
/** More lines in one frame than anybody reads: then they are gathered for so many ms. */
const MANY = 4;
const GATHER = 100;

class ChatLog extends HTMLElement {
  #waiting = [];
  #unseen = 0;
  #skipped = 0;
  #why = null;
  #due = 0;
  #many = false;
  #settled = false;
  #left = 0;
  #last = null;
  #known = new Set();

  connectedCallback() {
    this.lines = el('div', { class: 'lines' });
    this.unsent = el('div', { class: 'unsent' });
    this.log = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': 'Chat, newest last', tabindex: '0' }, el('div', {}, this.lines, this.unsent));
    this.pill = el('button', { type: 'button', class: 'newpill', hidden: true, onclick: () => this.resume() });
    this.empty = el('div', { class: 'empty' }, el('h3', { class: 'h3' }, 'It is quiet here'), el('p', {}, 'Nobody has said anything yet. Be the first.'));
    this.replaceChildren(this.empty, this.log, this.pill);
    this.empty.hidden = true;
    this.log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.lines.addEventListener('focusin', (e) => this.#focused(e.target.closest('.lines > *')));
    document.addEventListener('selectionchange', () => this.#selected());
    document.addEventListener('visibilitychange', () => this.#looked());
    addEventListener('keydown', (e) => e.key === 'Alt' && this.#pause('alt'));
    addEventListener('keyup', (e) => e.key === 'Alt' && this.#why === 'alt' && this.resume());
    addEventListener('blur', () => this.#why === 'alt' && this.resume());
    this.log.addEventListener('keydown', (e) => this.#key(e));
  }

  /** What was said before is here, or cannot be had: an empty list may say so. */
  settle() {
    this.#settled = true;
    this.#show();
  }

  /** How many lines the page keeps: remembered. */
  get kept() { return Number(localStorage.getItem(KEPT_NAME)) || KEPT; }

  set kept(most) {
    localStorage.setItem(KEPT_NAME, String(most));
    if (!this.isPaused) this.#trim(most);
  }

  get isPaused() { return this.#why !== null; }

  /** Everything that stands here, oldest first. */
  get all() { return [...this.lines.children]; }

  has(id) { return this.#known.has(id); }

  /** Lines of the room, in order; those that are here already are left out. */
  add(lines) {
    const fresh = lines.filter(({ id }) => !this.#known.has(id));
    for (const { id } of fresh) this.#known.add(id);
    this.#wait(fresh.map((line) => ({ line })));
  }

  /** An element in its place among the lines. */
  addEvent(node) { this.#wait([{ node }]); }

  /** A line of one's own that is not kept yet: below all others, also while more of them come. */
  pending(item) { this.unsent.append(item); }

  /** What was said before all that stands here, newest last. */
  prepend(lines) {
    const fresh = lines.filter(({ id }) => !this.#known.has(id));
    for (const { id } of fresh) this.#known.add(id);
    let before = null;
    this.lines.prepend(...fresh.map((line) => {
      const item = chatLine(line, this.you, before);
      before = line;
      return item;
    }));
    this.#show();
  }

  clear() {
    this.#waiting = [];
    this.#known.clear();
    this.#last = null;
    this.lines.replaceChildren();
    this.#show();
  }

  /** Deletes every line that is meant; `deletion` says by whom and why. */
  remove(meant, deletion) {
    deleteAmong(this.lines.children, meant, deletion, this.you);
    for (const { line } of this.#waiting) if (line && meant(line)) deleteFrom(line, deletion, this.you);
  }

  resume() {
    if (this.#why === 'selection') getSelection()?.removeAllRanges();
    this.#why = null;
    this.#unseen = 0;
    this.log.classList.remove('is-paused');
    this.#showPill();
    this.#render();
    this.log.scrollTop = 0;
  }

  #wait(things) {
    if (!things.length) return;
    this.#waiting.push(...things);
    if (this.#waiting.length > WAITING_MOST) {
      this.#skipped += this.#waiting.length - WAITING_MOST;
      this.#waiting.splice(0, this.#waiting.length - WAITING_MOST);
    }
    if (this.isPaused) {
      this.#unseen += things.length;
      this.#showPill();
    }
    if (!this.#due) this.#due = this.#many ? setTimeout(() => this.#frame(), GATHER) : this.#frame();
  }

  #frame() { return requestAnimationFrame(() => this.#render()); }

  #render() {
    this.#due = 0;
    this.#many = this.#waiting.length > MANY;
    if (this.isPaused) return;
    if (this.#skipped) {
      // What is between is fetched by whoever scrolls up.
      this.lines.replaceChildren();
      this.#known = new Set(this.#waiting.map(({ line }) => line?.id));
      this.#skipped = 0;
      this.#last = null;
    }
    if (this.#waiting.length) {
      this.lines.append(...this.#waiting.splice(0).map((thing) => this.#item(thing)));
      this.#trim(this.kept);
    }
    this.#show();
  }

  #item({ line, node }) {
    if (!line) {
      this.#last = null;
      return node;
    }
    const item = chatLine(line, this.you, this.#last);
    this.#last = line;
    return item;
  }

  #trim(most) {
    let over = this.lines.childElementCount - most;
    while (over-- > 0) {
      const first = this.lines.firstElementChild;
      if (first.line) this.#known.delete(first.line.id);
      first.remove();
    }
  }

  #show() { this.empty.hidden = this.lines.childElementCount > 0 || !this.#settled; }

  /** Upside down, the end is at 0 and what is above lies below it. */
  #scrolled() {
    const above = -this.log.scrollTop;
    if (!this.isPaused && above > FOLLOW_WITHIN) this.#pause('scroll');
    else if (this.#why === 'scroll' && above <= 2) this.resume();
    if (above + this.log.clientHeight > this.log.scrollHeight - OLDER_WITHIN && this.lines.childElementCount < KEPT_PAUSED) tell(this, 'older');
  }

  #pause(why) {
    if (this.isPaused) return;
    this.#why = why;
    this.#unseen = this.#waiting.length;
    this.log.classList.add('is-paused');
  }

  #selected() {
    const selection = getSelection();
    const here = selection && !selection.isCollapsed && this.lines.contains(selection.anchorNode);
    if (here) this.#pause('selection');
    else if (this.#why === 'selection') this.resume();
  }

  /** A thin line where somebody stopped reading who was away for a while. */
  #looked() {
    if (document.hidden) this.#left = Date.now();
    else if (this.#left && Date.now() - this.#left > AWAY && this.#waiting.length && !this.isPaused) {
      this.lines.querySelector('.youwere')?.remove();
      this.#waiting.unshift({ node: el('div', { class: 'youwere' }, 'you were here') });
    }
  }

  #showPill() {
    this.pill.hidden = !this.isPaused || this.#unseen === 0;
    this.pill.replaceChildren(icon('down'), `${this.#unseen > 99 ? '99+' : this.#unseen} new ${this.#unseen === 1 ? 'message' : 'messages'}`);
  }

  // The keyboard: one stop for Tab, arrows inside.

  #focused(current) {
    if (current.tabIndex === 0) return;
    this.#stopAt(current);
    if (current !== this.lines.lastElementChild) this.#pause('scroll');
  }

  #stopAt(item) {
    this.lines.querySelector(':scope > [tabindex="0"]')?.setAttribute('tabindex', '-1');
    (item ?? this.log).tabIndex = 0;
    if (item) this.log.tabIndex = -1;
  }

  #key(event) {
    if (event.target.closest('.acts')) return;
    const current = event.target.closest('.lines > *');
    const to = { ArrowUp: current ? current.previousElementSibling : this.lines.lastElementChild, ArrowDown: current?.nextElementSibling, Home: this.lines.firstElementChild }[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
    } else if (event.key === 'End' || event.key === 'Escape') {
      event.preventDefault();
      this.#stopAt(null);
      this.log.focus();
      this.resume();
    } else if (event.key === 'PageUp') this.#pause('scroll');
    else if (current?.line) this.#does(event, current);
  }

  #does(event, item) {
    const deed = { Enter: 'tools', r: 'reply', R: 'reply', Delete: 'delete' }[event.key];
    if (!deed || event.ctrlKey || event.metaKey || (event.key === 'Enter' && event.target !== item)) return;
    event.preventDefault();
    tell(this, 'deed', { deed, item });
  }
}

customElements.define('chat-log', ChatLog);
