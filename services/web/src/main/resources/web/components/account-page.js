// One's own account: each room of the page has a module of its own.
import 'hubbub/own-away.js';
import 'hubbub/own-channels.js';
import 'hubbub/own-names.js';
import 'hubbub/own-password.js';
import 'hubbub/own-sessions.js';
import 'hubbub/own-tokens.js';
import 'hubbub/own-twitch.js';
import 'hubbub/page-problem.js';
import { ask } from 'hubbub/api.js';

class AccountPage extends HTMLElement {
  connectedCallback() {
    this.addEventListener('renamed', (e) => this.#renamed(e.detail));
    this.#load();
  }

  /** Where the name stands on this page. */
  #renamed({ name, login }) {
    this.dataset.login = login;
    this.querySelector('h1').textContent = name;
    const summary = document.querySelector('details.own > summary');
    summary.title = name;
    summary.setAttribute('aria-label', `${name}: your account`);
    summary.firstElementChild.textContent = name.charAt(0).toUpperCase();
    summary.parentElement.querySelector('.meta b').textContent = name;
  }

  async #load() {
    const problem = this.querySelector('page-problem');
    try {
      const account = await ask('/api/v1/account');
      problem.say(null);
      for (const room of this.querySelectorAll('own-names, own-password, own-away')) room.show(account);
    } catch (refused) {
      if (refused.status === undefined) throw refused;
      problem.say(refused, () => this.#load());
    }
  }
}

customElements.define('account-page', AccountPage);
