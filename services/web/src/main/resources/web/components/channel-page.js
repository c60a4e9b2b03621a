// A channel's page: joins the room with the lines, the input and all that stands around them.
import { ask, explain, query } from 'hubbub/api.js';
import 'hubbub/channel-player.js';
import 'hubbub/chat-card.js';
import 'hubbub/chat-emotes.js';
import 'hubbub/chat-held.js';
import 'hubbub/chat-input.js';
import 'hubbub/chat-log.js';
import 'hubbub/chat-reader.js';
import 'hubbub/chat-rules.js';
import 'hubbub/chat-thread.js';
import 'hubbub/crowd-strip.js';
import 'hubbub/last-show.js';
import { moderates } from 'hubbub/chat-badges.js';
import { Deeds } from 'hubbub/chat-deeds.js';
import { comings, eventLine, lasts } from 'hubbub/chat-line.js';
import { ChatMenu } from 'hubbub/chat-menu.js';
import { ChatRoom } from 'hubbub/chat-room.js';
import { Speaking } from 'hubbub/chat-speaking.js';
import { widthHandle } from 'hubbub/chat-width.js';
import { LineTools } from 'hubbub/chat-tools.js';
import { commandsOf, People } from 'hubbub/completions.js';
import { el, iconButton } from 'hubbub/dom.js';
import { EMOJI } from 'hubbub/emoji.js';
import { plural } from 'hubbub/words.js';

const HISTORY_FIRST = 200;
const HISTORY_PAGE = 50;
const CAUGHT_UP = 4_000;

class ChannelPage extends HTMLElement {
  you = null;
  modes = null;
  emotes = [];
  people = new People();
  #older = false;
  #next = null;
  #silenced = new Map();
  #naming = 0;

  connectedCallback() {
    this.name = this.dataset.channel;
    this.heading = document.title;
    this.#build();
    this.room = new ChatRoom(this.name);
    this.deeds = new Deeds(this);
    this.speaking = new Speaking(this);
    this.#hear();
    this.#doings();
    this.speaking.again(this.room.restore());
    this.room.begin();
  }

  disconnectedCallback() { this.room.end(); }

  get may() { return { speak: this.mayWrite, moderate: moderates(this.you), appoint: Boolean(this.you?.roles.some((s) => s === 'owner' || s === 'broadcaster')) }; }

  get mayWrite() { return Boolean(this.you) && (!this.you.guest || Boolean(this.modes?.guests)); }

  #build() {
    const make = (name) => document.createElement(name);
    Object.assign(this, { log: make('chat-log'), input: make('chat-input'), rules: make('chat-rules'), held: make('chat-held'), thread: make('chat-thread'), card: make('chat-card'), picker: make('chat-emotes'), reader: make('chat-reader') });
    this.count = el('span', { class: 'meta grow' });
    this.state = el('div', { class: 'line-state', role: 'status' });
    this.chat = this.querySelector('.chat');
    this.head = el('div', { class: 'chat-hd' }, el('h2', { class: 'h3' }, 'Chat'), this.count, iconButton('people', 'Who is here', () => this.menu.people()), iconButton('dots', 'Chat settings', () => this.menu.toggle()));
    this.chat.replaceChildren(widthHandle(this, this.chat), this.head, this.rules, this.state, this.log, this.thread, this.held, this.input, this.reader);
    this.input.append(this.picker);
    this.append(this.card);
    this.menu = new ChatMenu(this);
    this.tools = new LineTools(this.log);
    this.tools.allow(this.may);
    this.input.speaksAs('', false);
    this.input.open(this.name, () => ({ people: this.people, emotes: this.emotes, emoji: EMOJI, commands: commandsOf(this.you?.roles ?? []), now: Date.now() }));
  }

  // What the room tells.

  #hear() {
    const on = (kind, does) => this.room.addEventListener(kind, (e) => does(e.detail));
    on('joined', (f) => this.#joined(f));
    on('lost', ({ wait }) => this.#say('is-waiting', `Reconnecting… next try in ${Math.max(1, Math.round(wait / 1_000))} s. What you write is kept.`));
    on('line', ({ line }) => this.heard(line));
    on('deleted', ({ id, by }) => this.#remove((line) => line.id === id, { by }));
    on('silenced', (news) => this.#silence(news));
    on('freed', ({ login }) => this.log.addEvent(eventLine('clock', el('b', {}, el('bdi', {}, login)), ' may speak again')));
    on('cleared', ({ by }) => this.#cleared(by));
    on('modes', ({ modes, by }) => this.#rules(modes, by));
    on('pinned', ({ line }) => this.rules.pinned(line, this.may.moderate));
    on('presence', (f) => this.#presence(f));
    on('raided', ({ from, viewers }) => this.log.addEvent(eventLine('people', el('b', {}, el('bdi', {}, from.name)), ` brought ${plural(viewers, 'person', 'people')} along`)));
    on('raiding', ({ to }) => this.log.addEvent(eventLine('people', 'Everybody goes over to ', el('a', { href: `/${to}` }, el('bdi', {}, to)))));
    on('held', (held) => this.held.take(held));
    on('emotes', () => this.#loadEmotes());
    on('person', ({ person }) => { if (person.id === this.you?.id) this.#isYou(person); });
    on('said', ({ nonce, id }) => this.speaking.said(nonce, id));
    on('held-for-review', ({ nonce }) => this.speaking.done(nonce, 'It waits for a moderator.'));
    on('done', ({ nonce, said }) => this.speaking.done(nonce, said));
    on('refused', ({ nonce, detail, wait_ms: wait }) => this.speaking.refused(nonce, detail, wait));
    on('closed', ({ reason }) => { this.room.end(); this.#say('', sentence(reason ?? 'this room is closed for good')); this.input.speaksAs('', false); });
  }

  async #joined(frame) {
    this.#isYou(frame.you);
    this.#rules(frame.modes);
    this.rules.pinned(frame.pinned, this.may.moderate);
    this.#chatters(frame.chatters);
    if (frame.missed === 'all') this.#say('', frame.count > 1 ? `Catching up: ${frame.count} messages.` : '', CAUGHT_UP);
    else await this.#history(frame.missed === 'not_whole');
    await Promise.all([this.#loadEmotes(), this.#loadHeld()]);
  }

  /** What was said before; after a long absence the list begins anew. */
  async #history(anew) {
    if (anew) this.log.clear();
    this.#say('', anew ? 'You were away for long: what was said in between is further up.' : '', CAUGHT_UP * 2);
    try {
      const lines = await this.#lines({ limit: HISTORY_FIRST });
      this.log.prepend(lines);
      for (const line of lines) {
        this.people.heard(line.author, Date.parse(line.at), line.author.roles.includes('host'));
        this.speaking.seen(line.id);
      }
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.#say('is-waiting', `Some messages could not be loaded. ${explain(problem).join(' ')}`);
    }
    this.log.settle();
  }

  /** Lines of the room, oldest first, without those of people who are hidden here. */
  async #lines(which) {
    const { messages, next } = await ask(this.room.at(`messages${query(which)}`));
    this.#next = next;
    return this.room.read(messages).filter((line) => !this.menu.hides(line.author.login));
  }

  /** Somebody said something. */
  heard(line) {
    // One's own comes as the answer, too.
    if (this.log.has(line.id)) return;
    this.people.heard(line.author, Date.parse(line.at), line.author.roles.includes('host'));
    this.speaking.seen(line.id);
    if (this.menu.hides(line.author.login)) return;
    this.log.add([line]);
    this.thread.add(line);
    const namesMe = this.you !== null && line.author.id !== this.you.id && line.mentions.includes(this.you.id);
    this.reader.heard(line, namesMe);
    if (namesMe && document.hidden) document.title = `(${++this.#naming}) ${this.heading}`;
  }

  #silence({ login, person, seconds, by, reason }) {
    this.#remove((line) => line.author.id === person, { by, reason: [lasts(seconds), reason].filter(Boolean).join(': ') });
    const before = this.#silenced.get(person);
    const times = (before?.times ?? 0) + 1;
    if (before && before.item === this.log.all.at(-1)) before.item.remove();
    const item = eventLine(seconds === null ? 'ban' : 'clock', el('b', {}, el('bdi', {}, login)), ` ${lasts(seconds)}${times > 1 && seconds !== null ? ` ×${times}` : ''}`, by ? ` by ${by}` : '');
    this.#silenced.set(person, { item, times });
    this.log.addEvent(item);
  }

  #remove(meant, deletion) { for (const list of [this.log, this.thread]) list.remove(meant, deletion); }

  #cleared(by) {
    this.#remove(() => true, { by, reason: 'chat cleared' });
    this.log.addEvent(eventLine('trash', 'All messages were deleted', by ? ` by ${by}` : ''));
  }

  #rules(modes, by = null) {
    this.modes = modes;
    this.rules.rules(modes, by);
    if (by) this.log.addEvent(eventLine('shield', el('b', {}, el('bdi', {}, by)), ' changed the rules: ', this.rules.words(modes)));
    if (!modes.slow) this.input.waits(0);
    this.#invite();
    this.menu.draw();
  }

  #chatters(n) { this.count.textContent = n ? `${n} here` : ''; }

  /** Who came and went, for whoever wants to know; oneself is no news. */
  #presence({ chatters, came, went }) {
    this.#chatters(chatters);
    if (!this.menu.tellsComings) return;
    const others = (all) => all.filter(({ id }) => id !== this.you?.id);
    for (const line of [comings(others(came), 'came in'), comings(others(went), 'left')]) if (line) this.log.addEvent(line);
  }

  #isYou(you) {
    this.you = you;
    this.log.you = you;
    this.classList.toggle('is-mod', this.may.moderate);
    this.tools.allow(this.may);
    this.picker.allow(this.may.appoint ? { put: (name, file) => this.#emote(name, 'PUT', file), remove: (name) => this.#emote(name, 'DELETE') } : null);
    this.#invite();
    this.menu.draw();
  }

  /** Who would speak, or why nobody may. */
  #invite() {
    if (!this.you) return;
    const to = encodeURIComponent(location.pathname);
    const logIn = () => el('a', { class: 'link', href: `/login?to=${to}` }, 'Log in');
    const register = () => el('a', { class: 'link', href: `/register?to=${to}` }, 'make an account');
    if (!this.you.guest) this.input.speaksAs(['Chatting as ', el('b', { class: 'mid' }, this.you.name)], true);
    else if (this.modes?.guests) this.input.speaksAs(['Chatting as ', el('b', { class: 'mid' }, this.you.name), ', or ', logIn()], true);
    else this.input.speaksAs(el('span', {}, logIn(), ' to chat, or ', register(), '.'), false);
  }

  #say(lamp, words, gone = 0) {
    clearTimeout(this.stateTimer);
    this.state.replaceChildren(...(words ? [el('span', { class: `lamp ${lamp}` }), words] : []));
    if (gone) this.stateTimer = setTimeout(() => this.state.replaceChildren(), gone);
  }

  async #loadEmotes() {
    const { emotes } = await this.#orNothing('emotes', { emotes: [] });
    this.emotes = emotes.map((emote) => ({ ...emote, url: this.room.picture(emote.id) }));
    this.picker.channel = this.emotes;
  }

  /** @return why it was refused, in words; null if it was not */
  async #emote(name, method, body) {
    try {
      await ask(this.room.at(`emotes/${encodeURIComponent(name)}`), { method, headers: { accept: 'application/json' }, body });
      return null;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      return explain(problem).join(' ');
    }
  }

  async #loadHeld() {
    this.held.clear();
    if (!this.may.moderate) return;
    const { held } = await this.#orNothing('held', { held: [] });
    for (const one of held) this.held.take(one);
  }

  /** What makes a room richer, but can be done without. */
  async #orNothing(path, nothing) {
    try {
      return await ask(this.room.at(path));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      return nothing;
    }
  }

  // What the visitor does.

  #doings() {
    this.input.addEventListener('say', (e) => this.speaking.say(e.detail));
    this.input.addEventListener('end', () => this.log.resume());
    this.input.addEventListener('emotes', () => this.picker.toggle());
    this.picker.addEventListener('picked', (e) => this.input.insert(`${e.detail.text ?? e.detail.name} `, false));
    this.picker.addEventListener('closed', () => this.input.focus());
    this.log.addEventListener('older', () => this.#olderLines());
    this.addEventListener('click', (e) => this.deeds.clicked(e));
    this.addEventListener('deed', (e) => this.deeds.do(e.detail));
    this.addEventListener('unpin', () => this.command('/unpin'));
    this.held.addEventListener('review', (e) => this.command(`/${e.detail.allow ? 'allow' : 'deny'} ${e.detail.id}`));
    for (const tab of this.querySelectorAll('.room-hd [data-tab]')) tab.addEventListener('click', () => this.#tab(tab));
    addEventListener('keydown', (e) => this.#key(e));
    document.addEventListener('visibilitychange', () => { if (!document.hidden) { this.#naming = 0; document.title = this.heading; } });
    visualViewport?.addEventListener('resize', () => this.style.setProperty('--seen-height', `${Math.round(visualViewport.height)}px`));
  }

  #tab(tab) {
    for (const other of this.querySelectorAll('.room-hd [data-tab]')) other.setAttribute('aria-pressed', String(other === tab));
    this.classList.toggle('is-about', tab.dataset.tab === 'about');
  }

  #key(event) {
    if (event.target.closest('input, select, textarea, dialog, [role=dialog]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'c' && this.mayWrite) { event.preventDefault(); this.input.focus(); }
    else if (event.key === 'End' || event.key === 'Escape') this.log.resume();
  }

  /** A command by a button: what became of it is said among the lines, or under the box. */
  command(text) { this.speaking.command(text); }

  async #olderLines() {
    if (this.#older || !this.#next) return;
    this.#older = true;
    try {
      this.log.prepend(await this.#lines({ cursor: this.#next, limit: HISTORY_PAGE }));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.#say('is-waiting', explain(problem).join(' '), 6_000);
    }
    this.#older = false;
  }
}

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

customElements.define('channel-page', ChannelPage);
