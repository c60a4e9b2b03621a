// Settings that can be changed while it runs: saved at once, with a way back.
import { ask, explain, send } from 'hubbub/api.js';
import { confirmed } from 'hubbub/confirm.js';
import { el, icon } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';

const PATH = '/api/v1/settings';
/** What they let go is gone, whatever is undone. */
const DELETES = 'archive.retention-';
const words = (value) => value || 'none';

class AdminSettings extends HTMLElement {
  connectedCallback() {
    this.said = this.querySelector('[data-said]');
    this.list = this.querySelector('ul');
    ask(PATH).then(({ settings }) => this.#draw(settings), (problem) => this.#say(problem));
  }

  #draw(settings) {
    const focused = this.contains(document.activeElement) ? document.activeElement.name : '';
    this.list.replaceChildren(...settings.map((setting) => this.#row(setting)));
    if (focused) this.querySelector(`[name="${CSS.escape(focused)}"]`)?.focus();
  }

  #row(setting) {
    const id = `setting-${setting.key}`;
    const fixed = setting.fixed_by !== '';
    return el('li', { class: 'setting', 'data-key': setting.key },
      el('div', { class: 'row wrap' }, el('h3', { class: 'h3 mono' }, setting.key), setting.changed ? el('span', { class: 'tag' }, 'changed') : null),
      el('p', { class: 'meta', id }, setting.why),
      fixed ? el('b', {}, words(setting.value)) : this.#form(setting, id),
      el('p', { class: 'meta' }, fixed ? `Set by ${setting.fixed_by}: change it there.` : `Default: ${words(setting.default)}.`));
  }

  #form(setting, id) {
    const choice = setting.kind === 'choice';
    const common = { name: setting.key, 'aria-label': setting.key, 'aria-describedby': id };
    const save = (e) => { e.preventDefault(); this.#change(setting, field.value.trim()); };
    const field = choice
      ? el('select', { class: 'sel', ...common, onchange: save }, setting.choices.map((word) => el('option', { value: word, selected: word === setting.value }, word)))
      : el('input', { ...common, value: setting.value, maxlength: '200', autocomplete: 'off', spellcheck: 'false', placeholder: words(setting.default), title: setting.hint, inputmode: setting.kind === 'number' ? 'numeric' : null });
    return choice
      ? el('span', { class: 'selw' }, field, icon('down'))
      : el('form', { onsubmit: save }, el('span', { class: 'inp' }, field), el('button', { class: 'btn', 'aria-label': `Save ${setting.key}` }, 'Save'));
  }

  async #change(setting, value) {
    if (value === setting.value) return;
    if (setting.key.startsWith(DELETES) && value && value !== setting.default
      && !await confirmed(`${setting.key} = ${value}?`, 'Messages beyond it are deleted within seconds, and nothing but a backup brings them back.', 'Delete them')) return;
    try {
      await this.#put(setting.key, value);
      toast(`${setting.key} is ${words(value || setting.default)} now.`, { label: 'Undo', does: () => this.#undo(setting) });
    } catch (problem) {
      this.#say(problem, setting.key);
    }
  }

  async #undo(setting) {
    try {
      await this.#put(setting.key, setting.changed ? setting.value : null);
      toast(`${setting.key} is ${words(setting.value)} again.`);
    } catch (problem) {
      this.#say(problem, setting.key);
    }
  }

  async #put(key, value) {
    const { settings } = await send('PATCH', PATH, { [key]: value || null });
    this.said.textContent = '';
    this.#draw(settings);
  }

  #say(problem, key) {
    const told = problem.errors?.length ? problem.errors.map((e) => `${key} ${e.message}.`).join(' ') : explain(problem).join(' ');
    this.said.textContent = told;
  }
}

customElements.define('admin-settings', AdminSettings);
