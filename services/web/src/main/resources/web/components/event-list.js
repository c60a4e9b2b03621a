// What happened to streamers, the newest first: of one channel, or of all favourites. New ones come by themselves.
import { ask, explain, now, query } from 'hubbub/api.js';
import { el, tell } from 'hubbub/dom.js';
import { kindName, watchAt } from 'hubbub/happenings.js';
import { LiveSocket } from 'hubbub/live-socket.js';
import { moment, span } from 'hubbub/words.js';

const SHOWN = 10;
const AGES_EVERY = 30_000;
const SECOND = 1_000;

class EventList extends HTMLElement {
  #events = [];
  #kinds = new Set();
  #chosen = '';
  #timer = 0;

  connectedCallback() {
    this.chips = el('div', { class: 'chips', role: 'group', 'aria-label': 'Only events of one kind', hidden: true });
    this.list = el('ul', { class: 'events' }, el('li', {}, el('div', { class: 'sk sk-line grow' })));
    this.said = el('p', { class: 'vh', role: 'status' });
    this.note = el('p', { class: 'note-bad' });
    this.replaceChildren(this.chips, this.said, this.list, this.note);
    this.socket = new LiveSocket('/api/v1/events/live', 'watching');
    this.socket.addEventListener('event', ({ detail }) => this.#came(detail.event));
    this.socket.addEventListener('connected', () => this.load());
    this.socket.addEventListener('lost', () => { this.note.textContent = 'The connection is lost; this page comes back by itself.'; });
    if (!this.hasAttribute('data-waits')) this.show(this.dataset.channel ?? '');
    this.#timer = setInterval(() => this.#draw(), AGES_EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.socket.close();
  }

  /** Shows what happens to one channel; to all favourites where none is named. */
  show(channel) {
    if (channel) this.dataset.channel = channel;
    this.#kinds.clear();
    this.#chosen = '';
    this.socket.say({ watch: channel ? [channel] : [] });
  }

  /** Asks for the newest. */
  async load() {
    try {
      const { events } = await ask(`/api/v1/events${query({ channel: this.dataset.channel, kind: this.#chosen, limit: SHOWN })}`);
      this.#events = events;
      if (!this.#chosen) for (const { kind } of events) this.#kinds.add(kind);
      this.note.textContent = '';
      this.#draw();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.note.textContent = explain(problem).join(' ');
    }
  }

  #came(event) {
    tell(this, 'happened', event);
    if (this.dataset.channel && event.channel !== this.dataset.channel) return;
    this.#kinds.add(event.kind);
    if (!this.#chosen || event.kind === this.#chosen) {
      this.#events = [event, ...this.#events.filter(({ id }) => id !== event.id)].slice(0, SHOWN);
      this.said.textContent = event.text;
    }
    this.#draw();
  }

  #draw() {
    this.#drawChips();
    this.list.replaceChildren(...(this.#events.length ? this.#events.map((event) => this.#row(event)) : [el('li', { class: 'mid' }, this.dataset.empty)]));
  }

  #drawChips() {
    const stood = this.chips.contains(document.activeElement) ? document.activeElement.dataset.kind : null;
    this.chips.hidden = this.#kinds.size < 2;
    this.chips.replaceChildren(...['', ...[...this.#kinds].sort()].map((kind) => el('button', { type: 'button', class: 'chip', 'data-kind': kind, 'aria-pressed': String(kind === this.#chosen), onclick: () => this.#choose(kind) }, kind ? kindName(kind) : 'All')));
    if (stood !== null) this.chips.querySelector(`[data-kind="${CSS.escape(stood)}"]`)?.focus();
  }

  #choose(kind) {
    this.#chosen = kind;
    this.#drawChips();
    this.load();
  }

  #row({ channel, kind, text, at, test }) {
    const ago = (now() - Date.parse(at)) / SECOND;
    const when = ago < 3_600 ? `${span(ago)} ago` : moment(Date.parse(at));
    return el('li', { 'data-kind': kind }, el('div', { class: 'grow' }, el('p', { dir: 'auto' }, text),
      el('p', { class: 'meta' }, this.dataset.channel ? '' : [el('a', { class: 'link', href: watchAt(channel) }, channel), ' · '], el('time', { datetime: at }, when))),
    test ? el('span', { class: 'tag' }, 'test') : null, el('span', { class: 'tag' }, kindName(kind)));
  }
}

customElements.define('event-list', EventList);
