// What is held of a person, as a file; and going away for good.
import { send } from 'hubbub/api.js';
import { el, icon } from 'hubbub/dom.js';
import { field, form, whose } from 'hubbub/own-form.js';

class OwnAway extends HTMLElement {
  show({ login, email, password }) {
    this.replaceChildren(el('p', { class: 'mid' }, 'Everything that this server keeps about you, as two files: the account, its sessions and tokens without their secrets, its channels, what you did as a moderator; and what you said in rooms, with all that was written down about you there.'),
      el('div', { class: 'row' }, el('a', { class: 'btn', href: '/api/v1/account/export', download: `${login}.json` }, icon('download'), 'The account'),
        el('a', { class: 'btn', href: '/api/v1/chat/export.ndjson', download: `${login}-chat.ndjson` }, icon('download'), 'The chat')),
      el('hr', { class: 'rule' }),
      el('details', {}, el('summary', { class: 'link' }, 'Delete the account'), el('div', { class: 'stack' }, el('p', { class: 'mid' }, 'Your name, your channels, your tokens and what you said in rooms here are deleted. Nothing brings them back.'),
        form(password ? [whose(email), field('password', 'Your password', { type: 'password', autocomplete: 'current-password', required: true, maxlength: '1000' })] : [field('password', `Your name, ${login}, to be sure`, { autocomplete: 'off', autocapitalize: 'none', required: true, maxlength: '25' })], 'Delete my account', async (wanted) => {
          await send('DELETE', '/api/v1/account', wanted);
          location.assign('/');
        }, 'btn-hot'))));
  }
}

customElements.define('own-away', OwnAway);
