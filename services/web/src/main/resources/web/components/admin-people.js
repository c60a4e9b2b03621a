// Everybody who has an account here, for the owner: what has not reached all of the server yet, and links to a new password.
import { ask, explain, query, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { shownOnce } from 'hubbub/own-secret.js';
import { moment } from 'hubbub/words.js';

const PAGE = 50;
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

class AdminPeople extends HTMLElement {
  #next = null;

  connectedCallback() {
    this.shown = el('div', { role: 'status' });
    this.list = el('ul', { class: 'tokens' });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    this.more = el('button', { type: 'button', class: 'btn btn-s', hidden: true, onclick: () => this.#load() }, 'More people');
    this.replaceChildren(el('p', { class: 'meta' }, 'Who has forgotten their password gets a link from you, to one that they choose themselves.'), this.shown, this.list, this.said, this.more);
    this.#load();
  }

  async #load() {
    try {
      const { accounts, next } = await ask(`/api/v1/accounts${query({ limit: PAGE, cursor: this.#next })}`);
      this.#next = next;
      this.more.hidden = next === null;
      this.list.append(...accounts.map((account) => this.#row(account)));
      if (!this.list.firstChild) this.list.append(el('li', { class: 'token meta' }, 'Nobody has made an account yet. Anybody can, at /register.'));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #row(account) {
    return el('li', { class: 'token' }, el('div', { class: 'grow' }, el('b', {}, account.name), account.owner ? el('span', { class: 'tag' }, 'owner') : null,
      el('p', { class: 'meta' }, `${account.email}, since ${DAY.format(new Date(account.created_at))}, account ${account.id}`),
      account.unheard.length ? el('p', { class: 'meta' }, `Not known yet to: ${account.unheard.join(', ')}`) : null),
    el('button', { type: 'button', class: 'btn btn-s', 'aria-label': `Make ${account.name} a link to a new password`, onclick: () => this.#link(account) }, 'Make a link'));
  }

  async #link({ id, name }) {
    this.said.textContent = '';
    try {
      const { path, expires_at: until } = await send('POST', `/api/v1/accounts/${id}/reset-link`);
      this.shown.replaceChildren(shownOnce(`A new password for ${name}`, `Give this link to ${name} yourself: it is shown this once, works once, and holds until ${moment(Date.parse(until))}. Links of before don’t work any more.`, location.origin + path));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    this.said.textContent = explain(problem).join(' ');
  }
}

customElements.define('admin-people', AdminPeople);
