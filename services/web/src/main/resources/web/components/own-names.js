// The account's name and address.
import { send } from 'hubbub/api.js';
import { el, tell } from 'hubbub/dom.js';
import { field, form } from 'hubbub/own-form.js';
import { toast } from 'hubbub/toast.js';

class OwnNames extends HTMLElement {
  /** Tells `renamed` when the name is another one. @param account `{ login, name, email, password }` */
  show(account) {
    const asked = field('password', 'Your password', { type: 'password', autocomplete: 'current-password', maxlength: '1000' }, 'Needed for another e-mail address.');
    this.replaceChildren(form([
      field('username', 'Name', { value: account.name, autocomplete: 'username', maxlength: '25', required: true, autocapitalize: 'none', spellcheck: 'false' }, '3 to 25 letters, digits or _. Others see it; the one that you had is nobody else’s for a month.'),
      ...(account.password ? [field('email', 'E-mail address', { type: 'email', value: account.email, autocomplete: 'email', maxlength: '254', required: true }), asked] : [])], 'Save', (wanted) => this.#save(account, wanted)),
    el('p', { class: 'meta' }, `Account ${account.id}, since ${new Date(account.created_at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}.${account.unheard.length ? ` Not known yet to: ${account.unheard.join(', ')}.` : ''}`));
  }

  async #save(account, { username, email = account.email, password }) {
    const changed = { ...(username !== account.name && { username }), ...(email !== account.email && { email, password }) };
    if (!Object.keys(changed).length) return;
    const now = await send('PATCH', '/api/v1/account', changed);
    this.show({ ...account, ...now });
    if (now.name !== account.name) tell(this, 'renamed', now);
    toast('Saved.');
  }
}

customElements.define('own-names', OwnNames);
