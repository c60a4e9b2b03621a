// The emote picker: recent ones, the channel's own, emoji. A keyboard grid; with Shift it stays open.
import { picture } from 'hubbub/chat-line.js';
import { el, icon, tell } from 'hubbub/dom.js';
import { EMOJI } from 'hubbub/emoji.js';

const RECENT = 'emotes:recent';
const RECENT_MOST = 24;
const COLUMNS = 8;
const TABS = [['recent', 'Recent'], ['channel', 'Channel'], ['emoji', 'Emoji']];

class ChatEmotes extends HTMLElement {
  #tab = 'emoji';
  #channel = [];
  #names = null;

  connectedCallback() {
    this.search = el('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search emotes', autocomplete: 'off', oninput: () => this.#draw(), onkeydown: (e) => this.#fromSearch(e) });
    this.tabs = el('div', { class: 'seg', role: 'group', 'aria-label': 'Which emotes' }, TABS.map(([name, words]) => el('button', { type: 'button', 'data-tab': name, 'aria-pressed': 'false', onclick: () => this.#choose(name) }, words)));
    this.grid = el('div', { class: 'emgrid', role: 'group', 'aria-label': 'Emotes', onclick: (e) => this.#take(e), onkeydown: (e) => this.#key(e) });
    this.adding = el('div');
    this.pop = el('div', { class: 'pop picker', role: 'dialog', 'aria-label': 'Emotes', hidden: true }, el('div', { class: 'inp' }, icon('search'), this.search), this.tabs, this.grid, this.adding);
    this.replaceChildren(this.pop);
    this.pop.addEventListener('keydown', (e) => { if (e.key === 'Escape') { e.stopPropagation(); this.close(); } });
    addEventListener('pointerdown', (e) => this.isOpen && !this.contains(e.target) && !e.target.closest('chat-input .btn-ico') && this.close(false));
  }

  /** The channel's own: `[{ name, url }]`. */
  set channel(emotes) {
    this.#channel = emotes;
    if (this.isOpen) this.#draw();
  }

  /** @param does `{ put, remove }`, each by name, and answering why it was refused or null; null for whoever may not */
  allow(does) {
    this.does = does;
    if (this.isOpen) this.#draw();
  }

  get isOpen() { return !this.pop.hidden; }

  toggle() {
    if (this.isOpen) { this.close(); return; }
    this.pop.hidden = false;
    this.#choose(this.#recent().length ? 'recent' : this.#channel.length ? 'channel' : 'emoji');
    this.search.value = '';
    this.search.focus();
  }

  close(back = true) {
    this.pop.hidden = true;
    if (back) tell(this, 'closed');
  }

  #choose(tab) {
    this.#tab = tab;
    for (const button of this.tabs.children) button.setAttribute('aria-pressed', String(button.dataset.tab === tab));
    this.#draw();
  }

  #draw() {
    const wanted = this.search.value.trim().toLowerCase();
    const all = { recent: this.#recent(), channel: this.#channel, emoji: EMOJI };
    const may = this.#tab === 'channel' && !wanted && Boolean(this.does);
    if (may !== Boolean(this.adding.firstChild)) this.adding.replaceChildren(...(may ? [this.#putting(), this.#removing()] : []));
    if (may) {
      this.#names.replaceChildren(...this.#channel.map(({ name }) => el('option', {}, name)));
      this.#names.form.hidden = !this.#channel.length;
    }
    const shown = wanted ? [...this.#channel, ...EMOJI].filter(({ name }) => name.toLowerCase().includes(wanted)) : all[this.#tab];
    this.grid.replaceChildren(...(shown.length ? shown.map((emote, at) => this.#button(emote, at)) : [el('p', { class: 'meta' }, this.#nothing(wanted))]));
  }

  /** For whoever's channel it is: another emote. */
  #putting() {
    return this.#form(({ name, file }) => this.does.put(name.value.trim(), file.files[0]), el('label', { class: 'inp' }, el('input', { name: 'name', 'aria-label': 'Name of a new emote', placeholder: 'name of a new emote', required: true, pattern: '[A-Za-z0-9]{3,25}', title: '3 to 25 letters and digits', maxlength: '25', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' })),
      el('input', { type: 'file', name: 'file', required: true, 'aria-label': 'Its picture: PNG, WebP or GIF', accept: 'image/png,image/webp,image/gif' }), el('button', { class: 'btn btn-s' }, 'Put it up'));
  }

  #removing() {
    this.#names = el('select', { class: 'sel grow', name: 'gone', required: true, 'aria-label': 'An emote to be taken down' });
    return this.#form(({ gone }) => this.does.remove(gone.value), el('span', { class: 'selw' }, this.#names, icon('down')), el('button', { class: 'btn btn-s btn-hot' }, 'Take it down'));
  }

  /** @param does answers why it was refused, or null */
  #form(does, ...fields) {
    const said = el('p', { class: 'note-bad', role: 'alert' });
    return el('form', { class: 'emadd', onsubmit: async (event) => {
      event.preventDefault();
      said.textContent = await does(event.target.elements) ?? '';
      if (!said.textContent) event.target.reset();
    } }, fields, said);
  }

  #nothing(wanted) {
    if (wanted) return `No emote is called “${wanted}”.`;
    return this.#tab === 'channel' ? 'This channel has no emotes of its own yet.' : 'What you use appears here.';
  }

  /** Emoji, and of the emotes those that this channel has: another one's would be words here. */
  #recent() { return recent().map((used) => (used.text ? used : this.#channel.find(({ name }) => name === used.name))).filter(Boolean); }

  #button(emote, at) {
    const button = el('button', { type: 'button', class: 'emb', tabindex: at ? '-1' : '0', title: `:${emote.name}:`, 'aria-label': emote.name }, emote.text ?? picture(emote));
    button.emote = emote;
    return button;
  }

  #take(event) {
    const { emote } = event.target.closest('.emb') ?? {};
    if (!emote) return;
    localStorage.setItem(RECENT, JSON.stringify([{ name: emote.name, text: emote.text }, ...recent().filter(({ name }) => name !== emote.name)].slice(0, RECENT_MOST)));
    tell(this, 'picked', emote);
    if (!event.shiftKey) this.close();
  }

  #fromSearch(event) {
    if (event.key === 'ArrowDown') this.grid.querySelector('.emb')?.focus();
    else if (event.key === 'Enter') this.grid.querySelector('.emb')?.click();
    else return;
    event.preventDefault();
  }

  /** One stop for Tab, arrows inside. */
  #stopAt(all, next) {
    if (!next) return;
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  }

  #key(event) {
    const all = [...this.grid.children];
    const at = all.indexOf(event.target.closest('.emb'));
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!by || at < 0) return;
    event.preventDefault();
    if (at + by < 0) this.search.focus();
    else this.#stopAt(all, all[at + by]);
  }
}

/** What was used last, in any channel. */
function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((e) => typeof e?.name === 'string') : [];
  } catch {
    return [];
  }
}

customElements.define('chat-emotes', ChatEmotes);
