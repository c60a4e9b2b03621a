// A list of tokens: each with what it may and until when; made (the secret is shown once), revoked.
import { ask, explain, Problem, send } from 'hubbub/api.js';
import { confirmed } from 'hubbub/confirm.js';
import { el, icon } from 'hubbub/dom.js';
import { field, form } from 'hubbub/own-form.js';
import { shownOnce } from 'hubbub/own-secret.js';
import { toast } from 'hubbub/toast.js';

const TIMES = [['30d', '30 days'], ['90d', '90 days'], ['365d', 'a year'], ['3650d', 'ten years']];
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const day = (time) => DAY.format(new Date(time));

export class KeyList extends HTMLElement {
  /**
   * @param path where the API has them
   * @param scopes `[name, what it lets do, whether it is chosen at first]`
   * @param words `{ intro, example, shown }`: what they are for, one's name for instance, and what a program does with one
   * @param usual for how long
   * @param kind of the button
   */
  begin({ path, scopes, words, usual, kind }) {
    Object.assign(this, { path, scopes, words, usual, kind });
    this.shown = el('div', { role: 'status' });
    this.list = el('ul', { class: 'tokens' });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    this.replaceChildren(el('p', { class: 'meta' }, words.intro), this.shown, this.list, this.said, this.#form());
    this.#load();
  }

  #form() {
    const whole = form([field('name', 'What is it for?', { required: true, maxlength: '100', autocomplete: 'off', placeholder: this.words.example }),
      el('fieldset', { class: 'field' }, el('legend', { class: 'lab' }, 'What may it do?'), el('div', { class: 'scopes' }, this.scopes.map(([scope, words, chosen]) => el('label', {}, el('input', { type: 'checkbox', name: 'scope', value: scope, checked: Boolean(chosen) }), words)))),
      el('label', { class: 'field' }, el('span', { class: 'lab' }, 'For how long?'), el('span', { class: 'selw' }, el('select', { class: 'sel grow', name: 'for' }, TIMES.map(([value, words]) => el('option', { value, selected: value === this.usual }, words))), icon('down')))],
    'Make a token', (wanted, all) => this.#make(wanted, all), this.kind);
    whole.classList.add('bar-form');
    return whole;
  }

  async #make(wanted, whole) {
    const scopes = [...whole.querySelectorAll('[name=scope]:checked')].map((box) => box.value);
    if (!scopes.length) throw new Problem(422, 'Choose what it may do');
    const made = await send('POST', this.path, { name: wanted.name.trim(), scopes, for: wanted.for });
    whole.reset();
    this.shown.replaceChildren(shownOnce(`The token “${made.name}”`, `Copy it now: it is shown this once. ${this.words.shown}`, made.secret));
    this.#load();
  }

  async #load() {
    try {
      const { tokens } = await ask(this.path);
      this.list.replaceChildren(...(tokens.length ? tokens.map((token) => this.#row(token)) : [el('li', { class: 'token meta' }, 'No token yet.')]));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #row(token) {
    const may = token.scopes.map((scope) => (this.scopes.find(([known]) => known === scope)?.[1] ?? scope).toLowerCase()).join('; ');
    return el('li', { class: 'token' }, el('div', { class: 'grow' }, el('b', {}, token.name), el('p', { class: 'meta' }, `May ${may}. Until ${day(token.expires_at)}, made on ${day(token.created_at)}.`)),
      el('button', { type: 'button', class: 'btn btn-s btn-hot', 'aria-label': `Revoke ${token.name}`, onclick: () => this.#ask(token) }, 'Revoke'));
  }

  async #ask(token) {
    if (!(await confirmed(`Revoke “${token.name}”?`, 'Programs that use it are refused at once.', 'Revoke'))) return;
    try {
      await send('DELETE', `${this.path}/${encodeURIComponent(token.id)}`);
      toast(`“${token.name}” is revoked.`);
    } catch (problem) {
      this.#say(problem);
    }
    this.#load();
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    this.said.textContent = explain(problem).join(' ');
  }
}
