// The chat's own menus: how it is shown, which rules hold, who is here.
import { ask, explain } from 'hubbub/api.js';
import { badges } from 'hubbub/chat-badges.js';
import { el, icon } from 'hubbub/dom.js';
import { colorName } from 'hubbub/name-color.js';
import { count } from 'hubbub/words.js';

const TIMES = 'chat:times';
const HIDDEN = 'chat:hidden';
const SIZE = 'chat:size';
const COMINGS = 'chat:comings';
const KEPT = [200, 500, 1_000, 2_000];
const SIZES = [12, 14, 16, 18, 20];
const RULES = [['shield', 'Shield', '/shield', '/shieldoff'], ['slow', 'Slow mode, 10 s', '/slow 10', '/slowoff'], ['members', 'Members only', '/members', '/membersoff'],
  ['emotes', 'Emotes only', '/emoteonly', '/emoteonlyoff'], ['unique', 'Nothing twice', '/uniquechat', '/uniquechatoff']];

export class ChatMenu {
  #hidden = new Set(JSON.parse(localStorage.getItem(HIDDEN) ?? '[]'));

  /** @param page a channel-page */
  constructor(page) {
    this.page = page;
    this.pop = el('div', { class: 'pop menu chat-menu', role: 'dialog', 'aria-label': 'Chat settings', hidden: true });
    this.who = el('div', { class: 'pop chat-menu', role: 'dialog', 'aria-label': 'Who is here', hidden: true });
    page.head.after(this.pop, this.who);
    for (const pop of [this.pop, this.who]) pop.addEventListener('keydown', (e) => { if (e.key === 'Escape') { e.stopPropagation(); this.close(); } });
    addEventListener('pointerdown', (e) => { if (![this.pop, this.who, page.head].some((n) => n.contains(e.target))) this.close(); });
    page.log.classList.toggle('times', localStorage.getItem(TIMES) === 'on');
    this.#size(Number(localStorage.getItem(SIZE)) || 14);
  }

  /** Whether it is told who comes and goes. */
  get tellsComings() { return localStorage.getItem(COMINGS) === 'on'; }

  hides(login) { return this.#hidden.has(login); }

  hide(login, hidden) {
    if (hidden) this.#hidden.add(login);
    else this.#hidden.delete(login);
    localStorage.setItem(HIDDEN, JSON.stringify([...this.#hidden].slice(-1_000)));
  }

  close() {
    this.#from?.focus();
    this.#from = null;
    this.pop.hidden = true;
    this.who.hidden = true;
  }

  #from = null;

  #show(pop) {
    const open = pop.hidden;
    this.close();
    if (!open) return;
    this.#from = document.activeElement;
    pop.hidden = false;
    pop.querySelector('button')?.focus();
  }

  toggle() {
    this.draw();
    this.#show(this.pop);
  }

  /** Whatever had the focus has it again: rules change while somebody goes from switch to switch. */
  draw() {
    const at = this.#stops.indexOf(document.activeElement);
    this.#drawn();
    this.#stops[at]?.focus();
  }

  get #stops() { return [...this.pop.querySelectorAll('button, select')]; }

  #drawn() {
    const { page } = this;
    const times = page.log.classList.contains('times');
    const { modes } = page;
    this.pop.replaceChildren(
      this.#switch('Times beside messages', times, (on) => { page.log.classList.toggle('times', on); localStorage.setItem(TIMES, on ? 'on' : 'off'); }),
      this.#switch('Who comes and goes', this.tellsComings, (on) => localStorage.setItem(COMINGS, on ? 'on' : 'off')),
      this.#switch('Read new messages aloud', page.reader.isOn, (on) => { page.reader.isOn = on; }),
      el('div', { class: 'meta' }, el('span', { class: 'grow' }, 'Size of the text'), ...[-1, 1].map((by) => el('button', { type: 'button', class: 'btn btn-s', 'aria-label': by < 0 ? 'Smaller text' : 'Bigger text', onclick: () => this.#size(SIZES[SIZES.indexOf(this.size) + by]) }, by < 0 ? 'A−' : 'A+'))),
      el('label', { class: 'meta' }, el('span', { class: 'grow' }, 'Messages kept in the page'), el('span', { class: 'selw' }, el('select', { class: 'sel', name: 'kept', onchange: (e) => { page.log.kept = Number(e.target.value); } }, KEPT.map((most) => el('option', { value: most, selected: most === page.log.kept }, count(most)))), icon('down'))),
      ...(page.may.moderate && modes ? [el('hr', { class: 'rule' }), el('div', { class: 'meta' }, 'Rules of this room'), ...RULES.map(([key, words, on, off]) => this.#switch(words, Boolean(modes[key]), (wanted) => page.command(wanted ? on : off))),
        el('button', { type: 'button', onclick: () => this.#order() }, icon('shield'), 'Who may not speak, words, log')] : []));
  }

  /** Few need it, so it is loaded when somebody does. */
  async #order() {
    this.close();
    const { openOrder } = await import('hubbub/chat-order.js');
    openOrder(this.page.room);
  }

  #switch(words, on, does) {
    const button = el('button', { type: 'button', role: 'switch', 'aria-checked': String(on), onclick: () => {
      const wanted = button.getAttribute('aria-checked') !== 'true';
      button.setAttribute('aria-checked', String(wanted));
      does(wanted);
    } }, el('span', { class: 'grow' }, words), el('span', { class: 'switch', 'aria-hidden': 'true' }));
    return button;
  }

  #size(size) {
    if (!SIZES.includes(size)) return;
    this.size = size;
    localStorage.setItem(SIZE, String(size));
    this.page.log.style.setProperty('--chat-size', `${size / 16}rem`);
    this.page.log.style.setProperty('--chat-leading', `${size + 6}px`);
  }

  async people() {
    this.#show(this.who);
    if (this.who.hidden) return;
    this.who.replaceChildren(el('div', { class: 'sk sk-line' }), el('div', { class: 'sk sk-line' }));
    try {
      const { chatters, count: all } = await ask(this.page.room.at('chatters'));
      this.who.replaceChildren(el('ul', { class: 'people', tabindex: '0', 'aria-label': 'People here' }, chatters.map((person) => this.#person(person)), all > chatters.length ? el('li', { class: 'meta' }, `and ${count(all - chatters.length)} more`) : null, chatters.length ? null : el('li', { class: 'meta' }, 'Nobody is here but you.')));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.who.replaceChildren(el('p', { class: 'note-bad', role: 'alert' }, explain(problem).join(' ')));
    }
  }

  #person(person) {
    const name = el('button', { type: 'button', class: 'nm cut', onclick: () => { this.close(); this.page.deeds.do({ deed: 'card', person }); } }, el('bdi', {}, person.name));
    colorName(name, person);
    return el('li', {}, badges(person.roles), name);
  }
}
