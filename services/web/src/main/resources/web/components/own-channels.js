// One's channels: opened, given a title, closed for good.
import { ask, explain, query, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { field, form } from 'hubbub/own-form.js';
import { toast } from 'hubbub/toast.js';

class OwnChannels extends HTMLElement {
  connectedCallback() {
    this.list = el('ul', { class: 'own-list' });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    const { id, login } = this.closest('account-page').dataset;
    this.owner = id;
    this.login = login;
    this.replaceChildren(el('p', { class: 'meta' }, 'A channel has a page with a room to talk in, at its name.'), this.list, this.said);
    this.#load();
  }

  async #load() {
    try {
      const { channels } = await ask(`/api/v1/channels${query({ owner: this.owner })}`);
      this.list.replaceChildren(...channels.map((channel) => this.#row(channel)));
      this.querySelector(':scope > form')?.remove();
      this.append(form([field('name', 'Name of a new channel', { required: true, maxlength: '25', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', value: channels.length ? '' : this.login }, '3 to 25 letters, digits or _: its address.'),
        field('title', 'What it is about', { maxlength: '560', autocomplete: 'off' })], 'Open a channel', (wanted) => this.#open(wanted), channels.length ? '' : 'btn-main'));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #row(channel) {
    const title = el('form', { class: 'row grow', onsubmit: (e) => { e.preventDefault(); this.#change(channel, e.target.elements.title.value); } },
      el('label', { class: 'inp' }, el('input', { name: 'title', value: channel.title, 'aria-label': `What ${channel.name} is about`, placeholder: 'what it is about', maxlength: '560', autocomplete: 'off' })), el('button', { class: 'btn btn-s' }, 'Save'));
    return el('li', {}, el('div', { class: 'grow' }, el('a', { class: 'link', href: `/${channel.name}` }, el('b', {}, `/${channel.name}`))), title,
      el('button', { type: 'button', class: 'btn btn-s btn-hot', onclick: () => this.#closing(channel) }, 'Close'));
  }

  async #open({ name, title }) {
    const made = await send('POST', '/api/v1/channels', { name, title });
    toast(`/${made.name} is open.`, { label: 'Go there', does: () => location.assign(`/${made.name}`) });
    await this.#load();
  }

  async #change(channel, title) {
    await this.#carefully(() => send('PATCH', `/api/v1/channels/${channel.name}`, { title }));
    toast('Saved.');
  }

  #closing({ name }) {
    const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'close-title' });
    dialog.append(el('h3', { class: 'h2', id: 'close-title' }, `Close /${name} for good?`), el('p', { class: 'mid' }, 'Its room, its rules and its emotes are gone; nothing brings them back. What was said stays in the archive as long as the owner keeps it.'),
      form([field('typed', `Type ${name} to say that you mean it`, { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' })], 'Close it for good', async ({ typed }) => {
        if (typed.trim() !== name) return;
        await send('DELETE', `/api/v1/channels/${name}`);
        dialog.close();
        toast(`/${name} is closed.`);
        await this.#load();
      }, 'btn-hot'), el('button', { type: 'button', class: 'btn btn-quiet', onclick: () => dialog.close() }, 'Leave it'));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  async #carefully(does) {
    try {
      await does();
      this.said.textContent = '';
    } catch (problem) {
      this.#say(problem);
    }
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    this.said.textContent = explain(problem).join(' ');
  }
}

customElements.define('own-channels', OwnChannels);
