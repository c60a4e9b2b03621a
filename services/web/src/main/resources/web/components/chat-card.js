// Who somebody is, in a card beside the chat, on phones a sheet: what they said, and what can be done.
import { badges, roleWords } from 'hubbub/chat-badges.js';
import { timeouts } from 'hubbub/chat-tools.js';
import { el, icon, iconButton, tell } from 'hubbub/dom.js';
import { face } from 'hubbub/face.js';
import { colorName } from 'hubbub/name-color.js';
import { count, moment, time } from 'hubbub/words.js';

const SHOWN = 50;
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

class ChatCard extends HTMLElement {
  #before = null;
  #person = null;

  connectedCallback() {
    this.addEventListener('keydown', (e) => { if (e.key === 'Escape') { e.stopPropagation(); this.close(); } });
    this.addEventListener('click', (e) => e.target === this && this.close());
    this.hidden = true;
  }

  get isOpen() { return !this.hidden; }

  /**
   * @param person `{ id, login, name, color, roles }`
   * @param may `{ speak, moderate, appoint, self }`
   * @param lines what this page heard of them, newest last
   * @param blocked whether they are hidden here
   */
  open(person, { may, lines, blocked }) {
    this.#before = document.activeElement;
    this.#person = person;
    this.may = may;
    this.head = el('div', { class: 'hd' }, el('span', { class: 'av l' }, face(person.login)),
      el('div', { class: 'grow' }, el('div', { class: 'row row-4' }, this.#name(), badges(person.roles)), el('div', { class: 'meta' }, roleWords(person.roles) || (person.guest ? 'A guest, with a made-up name' : 'No role here')), el('div', { class: 'meta', 'data-at': 'since' })),
      iconButton('close', 'Close', () => this.close()));
    this.figures = el('div', { class: 'gridn', hidden: true });
    this.lines = el('ul', { class: 'lastm', tabindex: '0', 'aria-label': 'What they said' });
    this.log = el('div', { class: 'cardlog' });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    this.card = el('div', { class: 'pop ucard', role: 'dialog', 'aria-label': person.name }, this.head, this.figures, this.lines, this.log, this.#buttons(may, blocked));
    this.replaceChildren(this.card);
    this.#list(lines);
    this.hidden = false;
    this.card.querySelector('[aria-label="Close"]').focus();
    this.#drag();
  }

  #name() {
    const name = el('b', { class: 'h3 uname cut' }, el('bdi', {}, this.#person.name));
    colorName(name, this.#person);
    return name;
  }

  close() {
    if (this.hidden) return;
    this.hidden = true;
    this.replaceChildren();
    if (this.#before?.isConnected) this.#before.focus();
  }

  /** What the room knows beyond what this page heard. */
  more(person, { created_at: since, first_seen: first, messages_today: today, messages: ever, silenced, lines, log, notes }) {
    if (!this.isOpen || person.login !== this.#person.login) return;
    const until = silenced && (silenced.until ? `silenced until ${moment(Date.parse(silenced.until))}` : 'banned');
    this.head.querySelector('[data-at=since]').textContent = [`account since ${date(since)}`, first && `first line here ${date(first)}`, until].filter(Boolean).join(' · ');
    this.figures.hidden = false;
    this.figures.replaceChildren(...[[today, 'today'], [ever, 'ever']].map(([n, label]) => el('div', {}, el('b', {}, count(n)), el('div', { class: 'meta' }, label))));
    if (lines.length) this.#list(lines);
    const entries = [...notes.map(({ by, text, at }) => ['edit', `${by}: ${text}`, at]), ...log.map(({ deed, by, detail, at }) => ['clock', [`${deed.replaceAll('_', ' ')} by ${by}`, detail].filter(Boolean).join(', '), at])];
    this.log.replaceChildren(...entries.map(([sign, words, at]) => el('p', { class: 'meta row' }, icon(sign), el('span', { class: 'grow' }, words), el('span', { class: 'nw' }, moment(Date.parse(at))))));
  }

  say(problem) { this.said.textContent = problem; }

  #list(lines) {
    this.lines.replaceChildren(...lines.slice(-SHOWN).reverse().map((line) => el('li', {}, el('span', { class: 'dim' }, time(Date.parse(line.at))), ' ', line.deleted && !line.text ? el('i', { class: 'dim' }, 'message deleted') : el('bdi', {}, line.text))));
    if (!lines.length) this.lines.append(el('li', { class: 'dim' }, 'Nothing that this page heard.'));
  }

  #buttons({ speak, moderate, appoint, self }, blocked) {
    const button = (deed, sign, words, kind = '') => el('button', { type: 'button', class: `btn btn-s grow ${kind}`, onclick: () => this.#do(deed) }, sign ? icon(sign) : null, words);
    const { roles, guest } = this.#person;
    return el('div', { class: 'ub' },
      el('div', { class: 'row wrap' }, speak && !self ? button('mention', 'mention', 'Mention') : null, self ? null : button(blocked ? 'unblock' : 'block', null, blocked ? 'Show again' : 'Block for me')),
      moderate && !self ? el('div', { class: 'stack' }, el('div', { class: 'meta' }, 'Time out'), timeouts((seconds) => this.#do('timeout', seconds)),
        el('div', { class: 'row' }, button('delete-last', null, 'Delete last'), button('free', null, 'Let speak'), button('ban', 'ban', 'Ban', 'btn-hot')), guest ? null : this.#note()) : null,
      appoint && !self && !guest ? el('div', { class: 'row wrap' }, button(roles.includes('vip') ? 'unvip' : 'vip', null, roles.includes('vip') ? 'No VIP any more' : 'Make VIP'), button(roles.includes('moderator') ? 'unmod' : 'mod', 'shield', roles.includes('moderator') ? 'No moderator any more' : 'Make moderator')) : null,
      this.said);
  }

  #note() {
    return el('form', { class: 'row', onsubmit: (e) => { e.preventDefault(); this.#do('note', e.target.elements.note.value.trim()); e.target.reset(); } },
      el('label', { class: 'inp' }, el('input', { name: 'note', 'aria-label': 'Note for moderators', placeholder: 'Note for moderators', maxlength: '500', autocomplete: 'off' })), el('button', { class: 'btn btn-s' }, 'Keep'));
  }

  #do(deed, value) { tell(this, 'deed', { deed, person: this.#person, value }); }

  /** On wide pages the card is taken by its head to where it hides nothing. */
  #drag() {
    this.head.addEventListener('pointerdown', (event) => {
      if (event.target.closest('button') || matchMedia('(max-width: 640px)').matches) return;
      const { left, top } = this.card.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      this.head.setPointerCapture(event.pointerId);
      const move = (e) => {
        this.card.style.setProperty('left', `${Math.max(0, Math.min(innerWidth - 80, e.clientX - x))}px`);
        this.card.style.setProperty('top', `${Math.max(56, Math.min(innerHeight - 80, e.clientY - y))}px`);
        this.card.classList.add('is-moved');
      };
      this.head.addEventListener('pointermove', move);
      this.head.addEventListener('pointerup', () => this.head.removeEventListener('pointermove', move), { once: true });
    });
  }
}

const date = (at) => DATE.format(new Date(at));

customElements.define('chat-card', ChatCard);
