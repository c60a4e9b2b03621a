// Messages as they come, newest at the bottom. Scrolling up by more than 70 px pauses; End, Esc or the pill resumes.
import 'hubbub/crowd-search.js';
import { el, icon } from 'hubbub/dom.js';
import { line, markGone } from 'hubbub/message-line.js';
import { rate } from 'hubbub/words.js';

const FOLLOW_WITHIN = 70;
const KEPT = 300;
const WAITING_MOST = 500;

class CrowdMessages extends HTMLElement {
  #waiting = [];
  #unseen = 0;
  #paused = false;
  #held = false;
  #frame = 0;
  #seen = 0;
  #left = 0;
  #top = 0;

  connectedCallback() {
    this.meta = el('span', { class: 'meta cut' });
    this.button = el('button', { type: 'button', class: 'btn-ico s end', 'aria-pressed': 'false', 'aria-label': 'Pause', title: 'Pause', onclick: () => (this.#paused ? this.#resume() : this.#pause(true)) }, icon('pause'));
    this.log = el('div', { class: 'feed-log', role: 'log', 'aria-live': 'off', 'aria-label': 'Messages, newest last', tabindex: '0' });
    this.pill = el('button', { type: 'button', class: 'newpill', hidden: true, onclick: () => this.#resume() });
    this.empty = el('div', { class: 'empty' }, el('h3', { class: 'h3' }, 'Nobody has said anything yet'), el('p', {}, 'Messages appear here as they are said.'));
    this.replaceChildren(el('section', { class: 'card feed', 'aria-labelledby': 'feed-title' },
      el('div', { class: 'feed-hd' }, el('h2', { class: 'h3', id: 'feed-title' }, 'Messages'), this.meta, this.button), el('crowd-search'), this.empty, this.log, this.pill));
    this.log.hidden = true;
    this.log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    document.addEventListener('keydown', (e) => {
      const typing = e.target.closest?.('input, select, textarea, dialog');
      if (this.#paused && !typing && (e.key === 'Escape' || (e.key === 'End' && !e.target.closest?.('.main-plot')))) this.#resume();
    });
  }

  /** From the feed: messages of one channel, and how many were left out. */
  add(messages, leftOut = 0) {
    this.#seen += messages.length;
    this.#left += leftOut;
    this.#waiting.push(...messages);
    if (this.#waiting.length > WAITING_MOST) this.#waiting.splice(0, this.#waiting.length - WAITING_MOST);
    if (this.#paused) {
      this.#unseen += messages.length + leftOut;
      this.#showPill();
    }
    this.#frame ||= requestAnimationFrame(() => this.#render());
  }

  /** Adds those that are not here yet: what was said before the page came, or while the feed was away. */
  catchUp(messages) {
    const known = new Set([...this.log.children].map((item) => item.message?.id));
    for (const message of this.#waiting) known.add(message.id);
    const missed = messages.filter((m) => !known.has(m.id));
    this.#waiting.unshift(...missed);
    if (missed.length) this.#frame ||= requestAnimationFrame(() => this.#render());
  }

  /** When the oldest message that stands here was received; null where none does. */
  since() { return [...this.log.children].map((item) => item.message?.received_at).filter(Boolean).sort()[0] ?? null; }

  clear() {
    this.#waiting = [];
    this.log.replaceChildren();
    this.log.hidden = true;
    this.empty.hidden = false;
  }

  /** Deleted on its platform: one message, all of a person, or all of a channel up to then. */
  deleted({ channel, message_id: id, author_id: author, at }) {
    const then = Date.parse(at);
    const meant = (m) => m.channel === channel && (id ? m.id === id : Date.parse(m.sent_at) <= then && (!author || m.author.id === author));
    for (const item of this.querySelectorAll('.fm')) if (item.message && meant(item.message)) markGone(item);
    for (const message of this.#waiting) if (meant(message)) message.deleted_at = at;
  }

  says(perSecond) {
    const [seen, left] = [this.#seen, this.#left];
    const some = left > 0 ? `, 1 in ${Math.max(2, Math.round((seen + left) / Math.max(1, seen)))} shown` : '';
    this.meta.textContent = perSecond === null ? '' : `${rate(perSecond)}/s${some}`;
    this.#seen = Math.round(seen * 0.5);
    this.#left = left < 2 ? 0 : Math.round(left * 0.5);
  }

  #render() {
    this.#frame = 0;
    if (this.#paused || !this.#waiting.length) return;
    const lines = this.#waiting.splice(0).slice(-KEPT).map((message) => line(message));
    this.empty.hidden = true;
    this.log.hidden = false;
    this.log.append(...lines);
    while (this.log.childElementCount > KEPT) this.log.firstElementChild.remove();
    this.#toEnd();
  }

  /** Only going up pauses: lines that come, and a panel that changes its size, move the end away, too. */
  #scrolled() {
    const { scrollTop } = this.log;
    const up = scrollTop < this.#top;
    this.#top = scrollTop;
    const below = this.log.scrollHeight - this.log.clientHeight - scrollTop;
    if (!this.#paused && up && below > FOLLOW_WITHIN) this.#pause(false);
    else if (this.#paused && !this.#held && below <= 2) this.#resume();
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.#top = this.log.scrollTop;
  }

  #pause(held) {
    this.#paused = true;
    this.#held = held;
    this.#unseen = 0;
    this.#showButton();
    this.#showPill();
  }

  #resume() {
    this.#paused = false;
    this.pill.hidden = true;
    this.#showButton();
    this.#render();
    this.#toEnd();
  }

  #showButton() {
    const name = this.#paused ? 'Go on' : 'Pause';
    this.button.replaceChildren(icon(this.#paused ? 'play' : 'pause'));
    for (const [key, value] of Object.entries({ 'aria-label': name, title: name, 'aria-pressed': String(this.#paused) })) this.button.setAttribute(key, value);
  }

  #showPill() {
    this.pill.hidden = this.#unseen === 0;
    this.pill.replaceChildren(icon('down'), `${this.#unseen > 99 ? '99+' : this.#unseen} new ${this.#unseen === 1 ? 'message' : 'messages'}`);
  }
}

customElements.define('crowd-messages', CrowdMessages);
