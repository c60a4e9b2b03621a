// For those who keep order: who may not speak, which words are blocked, and what was done. A dialog, asked for as it opens.
import { ask, explain, query, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { field, form } from 'hubbub/own-form.js';
import { moment } from 'hubbub/words.js';

const PAGE = 30;
const at = (time) => moment(Date.parse(time));
const joined = (...parts) => parts.filter(Boolean).join(', ');

const BANS = { title: 'May not speak', path: 'bans', key: 'bans', nothing: 'Everybody may speak.', does: 'Let speak', words: (ban) => ban.login,
  more: (ban) => joined(ban.until ? `until ${at(ban.until)}` : 'for good', `by ${ban.by}`, ban.reason), undo: (ban) => `bans/${ban.login}` };
const ADDRESSES = { title: 'Addresses that may not come in', path: 'address-bans', key: 'address_bans', nothing: 'None.', does: 'Let in', words: (ban) => ban.range,
  more: (ban) => joined(`since ${at(ban.at)}`, `by ${ban.by}`, ban.reason), undo: (ban) => `address-bans${query({ range: ban.range })}` };
const WORDS = { title: 'Blocked words', path: 'words', key: 'words', nothing: 'No word is blocked.', does: 'Allow again', words: (word) => word.pattern,
  more: (word) => joined(word.hold ? 'lines with it wait for you' : 'lines with it are refused', word.regex && 'a pattern', `by ${word.by}`), undo: (word) => `words/${encodeURIComponent(word.id)}` };
const LOG = { title: 'What was done', path: 'log', key: 'log', nothing: 'Nothing yet.', words: (done) => [done.deed.replaceAll('_', ' '), done.login].filter(Boolean).join(' '),
  more: (done) => joined(at(done.at), `by ${done.by}`, done.detail) };

/** One list of the dialog. */
class Part {
  #next = null;

  /** @param room a chat-room; @param of what it lists; @param undone called when something was taken back */
  constructor(room, of, undone = () => {}) {
    Object.assign(this, { room, of, undone });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    this.list = el('ul', {});
    this.more = el('button', { type: 'button', class: 'btn btn-s', hidden: true, onclick: () => this.load(false) }, 'More');
    this.node = el('section', { class: 'order-part', 'aria-label': of.title }, el('h4', { class: 'h3' }, of.title), this.list, this.said, this.more);
  }

  async load(anew = true) {
    await this.#carefully(async () => {
      const page = await ask(this.room.at(`${this.of.path}${query({ limit: PAGE, cursor: anew ? null : this.#next })}`));
      if (anew) this.list.replaceChildren();
      this.list.append(...page[this.of.key].map((one) => this.#row(one)));
      if (!this.list.firstChild) this.list.append(el('li', { class: 'meta' }, this.of.nothing));
      this.#next = page.next ?? null;
      this.more.hidden = this.#next === null;
    });
  }

  #row(one) {
    const { words, more, does } = this.of;
    return el('li', {}, el('div', { class: 'grow' }, el('b', { dir: 'auto' }, words(one)), el('p', { class: 'meta', dir: 'auto' }, more(one))),
      does ? el('button', { type: 'button', class: 'btn btn-s', 'aria-label': `${does}: ${words(one)}`, onclick: () => this.#undo(one) }, does) : null);
  }

  async #undo(one) {
    await this.#carefully(async () => {
      await ask(this.room.at(this.of.undo(one)), { method: 'DELETE', headers: { accept: 'application/json' } });
      await this.load();
      this.undone();
    });
  }

  async #carefully(does) {
    try {
      await does();
      this.said.textContent = '';
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.said.textContent = explain(problem).join(' ');
    }
  }
}

/** Opens it. @param room a chat-room */
export function openOrder(room) {
  const log = new Part(room, LOG);
  const words = new Part(room, WORDS, () => log.load());
  const parts = [new Part(room, BANS, () => log.load()), words, new Part(room, ADDRESSES, () => log.load()), log];
  words.node.append(blocking(room, () => { words.load(); log.load(); }));
  const dialog = el('dialog', { class: 'dialog order', 'aria-labelledby': 'order-title' },
    el('div', { class: 'row' }, el('h3', { class: 'h2 grow', id: 'order-title' }, 'Keeping order'), el('button', { type: 'button', class: 'btn btn-s', onclick: () => dialog.close() }, 'Close')),
    el('div', { class: 'order-parts', tabindex: '0', 'aria-label': 'Lists' }, parts.map(({ node }) => node)));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  for (const part of parts) part.load();
}

function blocking(room, done) {
  const box = (name, words) => el('label', {}, el('input', { type: 'checkbox', name }), words);
  return form([field('pattern', 'Block a word', { required: true, maxlength: '200', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' }, 'In any case; * stands for any letters.'),
    el('div', { class: 'scopes' }, box('hold', 'Lines with it wait for you, instead of being refused'), box('regex', 'It is a pattern (RE2)'))], 'Block it', async ({ pattern, hold, regex }, whole) => {
    await send('POST', room.at('words'), { pattern, hold: hold === 'on', regex: regex === 'on' });
    whole.reset();
    done();
  }, '');
}
