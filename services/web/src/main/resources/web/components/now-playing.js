// What plays now, as listeners are told, and the end of a show that a program brings.
import { Problem, send } from 'hubbub/api.js';
import { confirmed } from 'hubbub/confirm.js';
import { el, icon, tell } from 'hubbub/dom.js';
import { field, form } from 'hubbub/own-form.js';
import { toast } from 'hubbub/toast.js';

const MOST = '200';

class NowPlaying extends HTMLElement {
  #channel = '';
  #filled = {};

  connectedCallback() {
    this.end = el('button', { type: 'button', class: 'btn btn-hot', 'data-does': 'end', onclick: () => this.#end() }, icon('stop'), 'End the show');
    this.form = form([
      field('artist', 'Artist', { maxlength: MOST, autocomplete: 'off' }),
      field('title', 'Title', { maxlength: MOST, autocomplete: 'off' }),
    ], 'Tell listeners', (playing) => this.#say(playing), '');
    this.form.querySelector('.row').append(this.end);
    this.replaceChildren(el('h2', { class: 'h3', id: 'playing-title' }, 'What plays now'), this.form);
    this.setAttribute('role', 'group');
    this.setAttribute('aria-labelledby', 'playing-title');
    this.hidden = true;
  }

  /** @param streams those of the channel; @param own whether this page brings them: then it ends them elsewhere */
  show(channel, streams, own) {
    if (channel !== this.#channel) this.#fill({ artist: '', title: '' }, true);
    this.#channel = channel;
    const [first] = streams;
    if (first) this.#fill(first, this.hidden);
    this.end.hidden = own;
    if (!first && this.contains(document.activeElement)) this.closest('section').querySelector('select')?.focus();
    this.hidden = !first;
  }

  /** What somebody is typing stays. */
  #fill({ artist, title }, anyway) {
    for (const [name, text] of Object.entries({ artist, title })) {
      const input = this.form.elements[name];
      if (anyway || (input.value === this.#filled[name] && document.activeElement !== input)) {
        input.value = text;
        this.#filled[name] = text;
      }
    }
  }

  async #say({ artist, title }) {
    await this.#ask('PUT', 'title', { artist, title });
    this.#filled = { artist, title };
    toast(artist || title ? 'Listeners are told what plays.' : 'Listeners are not told what plays any more.');
    tell(this, 'changed');
  }

  async #end() {
    const sure = await confirmed('End the show?', `Nothing of /${this.#channel} is heard any more. A program that is set to come again by itself does so: end it there, too.`, 'End the show');
    if (!sure) return;
    try {
      await this.#ask('POST', 'end');
      toast('The show was ended.');
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      toast(problem.message, { sign: 'alert' });
    }
    tell(this, 'changed');
  }

  async #ask(method, what, body) {
    try {
      await send(method, `/api/v1/channels/${encodeURIComponent(this.#channel)}/live/${what}`, body);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      tell(this, 'changed');
      throw new Problem(409, '', 'Nothing is on air any more.');
    }
  }
}

customElements.define('now-playing', NowPlaying);
