// The owner's page: signing out, and the rooms that have modules of their own.
import { explain, send } from 'hubbub/api.js';
import 'hubbub/admin-people.js';
import 'hubbub/admin-settings.js';
import 'hubbub/admin-tokens.js';

class AdminPage extends HTMLElement {
  connectedCallback() {
    this.querySelector('[data-does="sign-out"]').addEventListener('click', () => this.#signOut());
  }

  async #signOut() {
    try {
      await send('POST', '/api/v1/sign-out');
      location.assign('/');
    } catch (problem) {
      this.querySelector('[data-said="sign-out"]').textContent = explain(problem).join(' ');
    }
  }
}

customElements.define('admin-page', AdminPage);
