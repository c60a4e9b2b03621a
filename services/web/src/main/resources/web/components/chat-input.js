// Where lines are written. What was typed is never eaten: a draft outlives a reload, a refused line comes back with the reason.
import 'hubbub/chat-choices.js';
import { accept, complete } from 'hubbub/completions.js';
import { el, icon, iconButton, tell } from 'hubbub/dom.js';

const LENGTH_MOST = 500;
const COUNTED_FROM = 400;
const HISTORY_MOST = 50;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

class ChatInput extends HTMLElement {
  #said = [];
  #at = -1;
  #until = 0;
  #tick = 0;
  #reply = null;
  #draft = 'draft';

  connectedCallback() {
    this.field = el('textarea', { rows: '1', name: 'line', 'aria-label': 'Message', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-describedby': 'say-why', autocomplete: 'off', enterkeyhint: 'send' });
    this.emotes = iconButton('smile', 'Emotes', () => tell(this, 'emotes'), '');
    this.button = el('button', { type: 'button', class: 'btn btn-main', 'aria-label': 'Send', onclick: () => this.#send() }, icon('send'));
    this.why = el('p', { class: 'note-bad', id: 'say-why', role: 'alert' });
    this.answers = el('div', { class: 'reto', hidden: true });
    this.counter = el('span', { class: 'cnt', hidden: true });
    this.who = el('span', { class: 'cut' });
    this.choices = document.createElement('chat-choices');
    this.box = el('div', { class: 'box' }, this.emotes, this.field, this.button);
    this.replaceChildren(this.choices, this.answers, this.box, this.why, el('div', { class: 'foot' }, this.who, this.counter));
    this.field.addEventListener('input', () => { this.say(''); this.#typed(); });
    this.field.addEventListener('keydown', (e) => this.#key(e));
    this.field.addEventListener('blur', () => this.choices.close());
    this.choices.addEventListener('chosen', (e) => this.#accept(e.detail));
    this.choices.of(this.field);
  }

  /** @param name which room's draft; @param has what completions are made from, a function */
  open(name, has) {
    this.#draft = `draft:${name}`;
    this.has = has;
    this.field.value = sessionStorage.getItem(this.#draft) ?? '';
    this.#typed();
  }

  focus() { this.field.focus(); }

  /** Who speaks, or why nobody may. @param words a node or text; @param may whether it can be typed in */
  speaksAs(words, may, placeholder = 'Say something…') {
    this.who.replaceChildren(...[words].flat());
    this.field.placeholder = placeholder;
    this.box.hidden = !may;
  }

  replyTo(line) {
    this.#reply = line;
    this.answers.hidden = !line;
    if (!line) return;
    this.answers.replaceChildren(icon('reply'), el('span', { class: 'grow cut' }, 'replying to ', el('b', {}, el('bdi', {}, line.author.name)), ': ', el('bdi', {}, line.text.slice(0, 60))),
      iconButton('close', 'Do not reply', () => { this.replyTo(null); this.focus(); }, 'xs'));
    this.focus();
  }

  /** Puts something where the caret is. */
  insert(text, focus = true) {
    const { selectionStart: from, selectionEnd: to, value } = this.field;
    const gap = from > 0 && !/\s$/.test(value.slice(0, from)) ? ' ' : '';
    this.field.setRangeText(gap + text, from, to, 'end');
    this.#typed(false);
    if (focus) this.focus();
  }

  /** A line came back. Whoever types a new one by now keeps it. @return whether it went into the box */
  back(text, reason, reply = null) {
    this.say(reason);
    if (this.field.value.trim()) return this.field.value === text;
    this.field.value = text;
    if (reply) this.replyTo(reply);
    this.#typed(false);
    return true;
  }

  say(reason) { this.why.textContent = reason; }

  /** The pace of the room: so many seconds from now nothing can be sent. */
  waits(seconds) {
    this.#until = Date.now() + seconds * 1_000;
    clearInterval(this.#tick);
    if (seconds > 0) this.#tick = setInterval(() => this.#countDown(seconds), 250);
    this.#countDown(seconds);
  }

  #countDown(of) {
    const left = Math.max(0, this.#until - Date.now());
    if (!left) {
      clearInterval(this.#tick);
      this.button.replaceChildren(icon('send'));
    } else {
      const ring = el('span', { class: 'wait-ring', style: { '--p': String(Math.round((left / of / 1_000) * 100)) } });
      this.button.replaceChildren(ring, `${Math.ceil(left / 1_000)} s`);
    }
    this.button.classList.toggle('is-off', left > 0);
    this.button.classList.toggle('btn-main', left === 0);
    this.button.setAttribute('aria-label', left ? `Send, in ${Math.ceil(left / 1_000)} seconds` : 'Send');
  }

  #typed(choose = true) {
    const { value } = this.field;
    if (value) sessionStorage.setItem(this.#draft, value);
    else sessionStorage.removeItem(this.#draft);
    const length = value.length < COUNTED_FROM ? 0 : [...graphemes.segment(value.trim())].length;
    this.counter.hidden = length < COUNTED_FROM;
    this.counter.textContent = `${length} / ${LENGTH_MOST}`;
    this.box.classList.toggle('is-bad', length > LENGTH_MOST);
    this.counter.classList.toggle('is-over', length > LENGTH_MOST);
    this.over = length > LENGTH_MOST ? length - LENGTH_MOST : 0;
    if (choose) this.#choose(false);
    if (!value) this.choices.close();
  }

  #choose(asked) {
    const { value, selectionStart } = this.field;
    const found = this.has ? complete(value, selectionStart, this.has(), asked) : null;
    if (found) this.choices.open(found);
    else this.choices.close();
    return found !== null;
  }

  #accept({ found, item }) {
    const { text, caret } = accept(this.field.value, found, item);
    this.field.value = text;
    this.field.setSelectionRange(caret, caret);
    this.#typed(false);
    this.choices.close();
    this.focus();
  }

  #key(event) {
    if (event.isComposing || this.choices.key(event)) return;
    const { key } = event;
    if (key === 'Enter') { event.preventDefault(); if (!event.shiftKey) this.#send(); }
    else if (key === 'Tab' && !event.shiftKey && this.#choose(true)) event.preventDefault();
    else if (key === 'Escape') this.#escape(event);
    else if ((key === 'ArrowUp' || key === 'ArrowDown') && (this.field.value === '' || this.#at >= 0)) this.#recall(event);
  }

  #escape(event) {
    if (!this.#reply) { tell(this, 'end'); return; }
    event.stopPropagation();
    this.replyTo(null);
  }

  /** What was said before, as in a terminal. */
  #recall(event) {
    const at = this.#at + (event.key === 'ArrowUp' ? 1 : -1);
    if (at >= this.#said.length) return;
    event.preventDefault();
    this.#at = Math.max(-1, at);
    this.field.value = this.#said[this.#at] ?? '';
    this.#typed(false);
  }

  #send() {
    const text = this.field.value.replace(/\s+/g, ' ').trim();
    if (!text) return;
    if (this.over) { this.say(`That is ${this.over} too long: a line has at most ${LENGTH_MOST} characters.`); return; }
    const left = Math.ceil((this.#until - Date.now()) / 1_000);
    if (left > 0 && !text.startsWith('/')) { this.say(`Slow mode: ${left} s until you may speak again. Your line stays here.`); return; }
    this.say('');
    this.#said.unshift(text);
    this.#said.length = Math.min(this.#said.length, HISTORY_MOST);
    this.#at = -1;
    const reply = this.#reply;
    this.field.value = '';
    this.replyTo(null);
    this.#typed(false);
    tell(this, 'say', { text, reply });
  }
}

customElements.define('chat-input', ChatInput);
