// Where one is signed in; each place can be signed out, and all of them at once.
import { ask, explain, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';
import { moment } from 'hubbub/words.js';

class OwnSessions extends HTMLElement {
  connectedCallback() { this.#load(); }

  async #load() {
    try {
      const { sessions } = await ask('/api/v1/auth/sessions');
      this.replaceChildren(el('ul', { class: 'own-list' }, sessions.map((session) => this.#row(session))),
        el('div', { class: 'row' }, el('button', { type: 'button', class: 'btn btn-hot', onclick: () => this.#everywhere() }, 'Sign out everywhere')));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #row(session) {
    return el('li', {}, el('div', { class: 'grow' }, el('b', {}, client(session.client)), session.current ? el('span', { class: 'tag' }, 'this browser') : null,
      el('p', { class: 'meta' }, `${session.address}, last used ${moment(Date.parse(session.used_at))}, since ${moment(Date.parse(session.created_at))}`)),
    session.current ? null : el('button', { type: 'button', class: 'btn btn-s', onclick: () => this.#end(session) }, 'Sign out'));
  }

  async #end(session) {
    try {
      await send('DELETE', `/api/v1/auth/sessions/${encodeURIComponent(session.id)}`);
      toast('Signed out there.');
      this.#load();
    } catch (problem) {
      this.#say(problem);
    }
  }

  async #everywhere() {
    try {
      await send('POST', '/api/v1/auth/logout-all');
      location.assign('/login');
    } catch (problem) {
      this.#say(problem);
    }
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    this.querySelector('.note-bad')?.remove();
    this.append(el('p', { class: 'note-bad', role: 'alert' }, explain(problem).join(' ')));
  }
}

/** What a browser calls itself is long; its name and its system say enough. */
function client(text) {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/[\d.]+/.exec(text)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Macintosh|Linux)/.exec(text)?.[1];
  const names = { Edg: 'Edge', OPR: 'Opera', Macintosh: 'macOS' };
  return browser ? [names[browser] ?? browser, system && `on ${names[system] ?? system}`].filter(Boolean).join(' ') : text.slice(0, 60) || 'a program';
}

customElements.define('own-sessions', OwnSessions);
