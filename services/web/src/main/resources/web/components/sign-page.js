// Making an account, logging in, a new password: one form each. What the server refuses is said at its field.
import { ask, send } from 'hubbub/api.js';
import { sayIn } from 'hubbub/own-form.js';

const DOES = {
  register: ['/api/v1/auth/register', ['username', 'email', 'password']],
  login: ['/api/v1/auth/login', ['email', 'password']],
  forgot: ['/api/v1/auth/forgot', ['email']],
  reset: ['/api/v1/auth/reset', ['code', 'password']],
};

class SignPage extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form');
    this.form.addEventListener('submit', (e) => { e.preventDefault(); this.#send(); });
    const search = new URLSearchParams(location.search).get('to');
    for (const link of this.querySelectorAll('[data-keep]')) if (search) link.href += `?to=${encodeURIComponent(search)}`;
    if (this.dataset.does === 'reset') this.#takeCode();
    this.form.querySelector('input:not([value])').focus();
    this.#twitch();
  }

  /** From behind the #, where no server and no log sees it. */
  #takeCode() {
    const code = location.hash.slice(1);
    if (!code) return;
    this.form.elements.code.value = code;
    this.querySelector('[data-code]').hidden = true;
    history.replaceState(null, '', location.pathname);
    this.form.elements.password.focus();
  }

  /** Only where this server is registered there. */
  async #twitch() {
    const door = this.querySelector('[data-twitch]');
    const state = door && await ask('/api/v1/auth/twitch/state').catch((problem) => { if (problem.status === undefined) throw problem; });
    if (!state?.configured) return;
    door.firstElementChild.href += `?next=${encodeURIComponent(next())}`;
    door.hidden = false;
  }

  async #send() {
    const [path, names] = DOES[this.dataset.does];
    const button = this.form.querySelector('button');
    this.#say(null);
    button.disabled = true;
    try {
      this.#done(await send('POST', path, Object.fromEntries(names.map((name) => [name, this.form.elements[name].value]))));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.#say(problem);
    }
    button.disabled = false;
  }

  #done(answer) {
    const done = this.querySelector(answer?.mail === false ? '[data-done="without-mail"]' : '[data-done]');
    if (!done) { location.assign(next()); return; }
    this.form.hidden = true;
    done.hidden = false;
  }

  #say(problem) {
    sayIn(this.form, this.querySelector('[data-said]'), problem);
  }
}

/** Where they came from; only ever a page of ours. */
function next() {
  const to = new URLSearchParams(location.search).get('to') ?? '/';
  const address = URL.canParse(to, location.origin) ? new URL(to, location.origin) : null;
  return address?.origin === location.origin ? address.pathname + address.search : '/';
}

customElements.define('sign-page', SignPage);
