// The owner's tokens for programs: listed, made (the secret is shown once), revoked.
import { ask, explain, send } from 'hubbub/api.js';
import { confirmed } from 'hubbub/confirm.js';
import { el, icon } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';

const SCOPES = [
  ['statistics:read', 'Read counts and moods'],
  ['archive:read', 'Read messages and who wrote them'],
  ['directory:read', 'Read places and people, where that is private'],
  ['directory:write', 'Edit places and people'],
  ['runs:write', 'Start and end runs, bring captures'],
  ['owner', 'Everything, as you'],
];
const TIMES = [['30d', '30 days'], ['90d', '90 days'], ['365d', 'a year'], ['3650d', 'ten years']];
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const day = (time) => DAY.format(new Date(time));

class AdminTokens extends HTMLElement {
  connectedCallback() {
    this.list = el('ul', { class: 'tokens' });
    this.shown = el('div', { role: 'status' });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    this.replaceChildren(el('p', { class: 'meta' }, 'A program shows a token instead of your session. Give each the least that it needs.'),
      this.shown, this.list, this.#form());
    this.#refresh();
  }

  #form() {
    const form = el('form', { class: 'bar-form', onsubmit: (e) => this.#make(e) },
      el('label', { class: 'field' }, el('span', { class: 'lab' }, 'What is it for?'),
        el('span', { class: 'inp' }, el('input', { name: 'name', required: true, maxlength: '100', autocomplete: 'off', placeholder: 'a bot, a dashboard' }))),
      el('fieldset', { class: 'field' }, el('legend', { class: 'lab' }, 'What may it do?'),
        el('div', { class: 'scopes' }, SCOPES.map(([scope, words]) => el('label', {}, el('input', { type: 'checkbox', name: 'scope', value: scope }), words)))),
      el('label', { class: 'field' }, el('span', { class: 'lab' }, 'For how long?'),
        el('span', { class: 'selw' }, el('select', { class: 'sel grow', name: 'for' }, TIMES.map(([value, words]) => el('option', { value, selected: value === '90d' }, words))), icon('down'))),
      this.said, el('div', { class: 'row' }, el('button', { class: 'btn btn-main' }, 'Make a token')));
    return form;
  }

  async #refresh() {
    try {
      const { tokens } = await ask('/api/v1/tokens');
      this.list.replaceChildren(...(tokens.length ? tokens.map((token) => this.#row(token)) : [el('li', { class: 'token meta' }, 'No token yet.')]));
    } catch (problem) {
      this.said.textContent = explain(problem).join(' ');
    }
  }

  #row(token) {
    const may = SCOPES.filter(([scope]) => token.scopes.includes(scope)).map(([, words]) => words.toLowerCase()).join('; ');
    return el('li', { class: 'token' },
      el('div', { class: 'grow' }, el('b', {}, token.name), el('p', { class: 'meta' }, `May ${may}. Until ${day(token.expires_at)}, made on ${day(token.created_at)}.`)),
      el('button', { type: 'button', class: 'btn btn-s btn-hot', 'aria-label': `Revoke ${token.name}`, onclick: () => this.#ask(token) }, 'Revoke'));
  }

  async #make(event) {
    event.preventDefault();
    const form = event.target;
    const scopes = [...form.querySelectorAll('[name=scope]:checked')].map((box) => box.value);
    if (!scopes.length) { this.said.textContent = 'Choose what it may do.'; return; }
    try {
      const made = await send('POST', '/api/v1/tokens', { name: form.elements.name.value.trim(), scopes, for: form.elements.for.value });
      this.said.textContent = '';
      form.reset();
      this.#show(made);
      this.#refresh();
    } catch (problem) {
      this.said.textContent = explain(problem).join(' ');
    }
  }

  /** Here and never again: only its hash is kept. */
  #show(made) {
    const field = el('input', { readonly: true, value: made.secret, 'aria-label': `The token ${made.name}`, class: 'mono' });
    const copy = async () => {
      field.select();
      await navigator.clipboard?.writeText(made.secret).then(() => toast('Copied.'), () => {});
    };
    this.shown.replaceChildren(el('div', { class: 'secret' }, el('b', {}, `The token “${made.name}”`),
      el('p', { class: 'meta' }, 'Copy it now: it is shown this once. A program sends it as “Authorization: Bearer …”.'),
      el('div', { class: 'row' }, el('span', { class: 'inp' }, field), el('button', { type: 'button', class: 'btn', onclick: copy }, 'Copy')),
      el('div', { class: 'row' }, el('button', { type: 'button', class: 'btn btn-s', onclick: () => this.shown.replaceChildren() }, 'I have it'))));
    field.focus();
    field.select();
  }

  async #ask(token) {
    if (await confirmed(`Revoke “${token.name}”?`, 'Programs that use it are refused at once.', 'Revoke')) await this.#revoke(token);
  }

  async #revoke(token) {
    try {
      await send('DELETE', `/api/v1/tokens/${encodeURIComponent(token.id)}`);
      toast(`“${token.name}” is revoked.`);
    } catch (problem) {
      this.said.textContent = explain(problem).join(' ');
    }
    this.#refresh();
  }
}

customElements.define('admin-tokens', AdminTokens);
