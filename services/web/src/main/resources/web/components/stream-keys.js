// The keys of one channel: each with the mounts that it opens; made (shown once), revoked.
import { ask, explain, send } from 'hubbub/api.js';
import { confirmed } from 'hubbub/confirm.js';
import { el, tell } from 'hubbub/dom.js';
import { field, form } from 'hubbub/own-form.js';
import { shownOnce } from 'hubbub/own-secret.js';
import { toast } from 'hubbub/toast.js';

/** Tells `made` with a fresh key. */
class StreamKeys extends HTMLElement {
  /** @param channel its name */
  show(channel) {
    this.channel = channel;
    this.path = `/api/v1/channels/${channel}/stream-keys`;
    this.shown = el('div', { role: 'status' });
    this.list = el('ul', { class: 'tokens' });
    this.said = el('p', { class: 'note-bad', role: 'alert' });
    const whole = form([field('name', 'Who or what is it for?', { required: true, maxlength: '100', autocomplete: 'off', placeholder: 'the studio, a co-host' }),
      field('mounts', 'Other paths that it opens', { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', placeholder: '/friday*' }, `Besides /live/${channel}; with spaces between. Most need none.`)],
    'Make a stream key', (wanted) => this.#make(wanted, whole), '');
    whole.classList.add('bar-form');
    this.replaceChildren(el('p', { class: 'meta' }, 'A stream key is the password of a program that goes on air here. Give each host one of their own.'), this.shown, this.list, this.said, whole);
    this.#load();
  }

  async #make({ name, mounts }, whole) {
    const made = await send('POST', this.path, { name: name.trim(), mounts: mounts.split(/[\s,]+/).filter(Boolean) });
    whole.reset();
    this.shown.replaceChildren(shownOnce(`The stream key “${made.name}”`, 'Copy it now: it is shown this once. The settings on this page have it, too.', made.key));
    tell(this, 'made', made);
    this.#load();
  }

  async #load() {
    const { channel } = this;
    try {
      const { keys } = await ask(this.path);
      if (channel === this.channel) this.list.replaceChildren(...(keys.length ? keys.map((key) => this.#row(key)) : [el('li', { class: 'token meta' }, 'No stream key yet.')]));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #row(key) {
    const opens = [`/live/${this.channel}`, ...key.mounts].join(', ');
    return el('li', { class: 'token' }, el('div', { class: 'grow' }, el('b', {}, el('bdi', {}, key.name)), el('p', { class: 'meta' }, `Opens ${opens}.`)),
      el('button', { type: 'button', class: 'btn btn-s btn-hot', 'aria-label': `Revoke ${key.name}`, onclick: () => this.#revoke(key) }, 'Revoke'));
  }

  async #revoke(key) {
    if (!(await confirmed(`Revoke “${key.name}”?`, 'Programs that have it cannot go on air with it again.', 'Revoke'))) return;
    try {
      await send('DELETE', `${this.path}/${encodeURIComponent(key.id)}`);
      toast(`“${key.name}” is revoked.`);
    } catch (problem) {
      this.#say(problem);
    }
    this.#load();
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    this.said.textContent = explain(problem).join(' ');
  }
}

customElements.define('stream-keys', StreamKeys);
