// Another password.
import { el } from 'hubbub/dom.js';
import { send } from 'hubbub/api.js';
import { field, form, whose } from 'hubbub/own-form.js';
import { toast } from 'hubbub/toast.js';

class OwnPassword extends HTMLElement {
  /** @param account `{ email, password }` */
  show({ email, password }) {
    if (!password) {
      this.replaceChildren(el('p', { class: 'mid' }, 'You come in with Twitch, and have no password. The owner of this server can make you a link to one.'));
      return;
    }
    this.replaceChildren(form([whose(email),
      field('current', 'Password so far', { type: 'password', autocomplete: 'current-password', maxlength: '1000', required: true }),
      field('password', 'New password', { type: 'password', autocomplete: 'new-password', minlength: '8', maxlength: '1000', required: true }, 'At least 8 characters. Every other browser has to sign in again.')],
    'Change it', (wanted, whole) => this.#change(wanted, whole), ''));
  }

  async #change(wanted, whole) {
    await send('POST', '/api/v1/account/password', wanted);
    whole.reset();
    toast('Your password is the new one.');
  }
}

customElements.define('own-password', OwnPassword);
