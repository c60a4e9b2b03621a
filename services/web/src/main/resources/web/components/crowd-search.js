// Searching what was said: a field above the messages; what was found stands in their place, newest first.
// Tells "searched" {text} (empty when it is over), and "moment" {at} when a message is to be seen in the chart.
import { explain } from 'hubbub/api.js';
import { el, icon, tell } from 'hubbub/dom.js';
import { line } from 'hubbub/message-line.js';
import { addressOf } from 'hubbub/posts.js';
import { markWords, Search } from 'hubbub/search.js';
import { moment, plural } from 'hubbub/words.js';

class CrowdSearch extends HTMLElement {
  #asking = null;
  #search = null;
  #text = '';
  #none = '';

  /** Which channels to search, asked at each search. */
  scope = () => [];

  connectedCallback() {
    this.input = el('input', { type: 'search', name: 'text', 'aria-label': 'Search messages', placeholder: 'Search messages', maxlength: '500', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'search' });
    this.form = el('form', { role: 'search', class: 'search', onsubmit: (e) => { e.preventDefault(); this.#asked(); }, onkeydown: (e) => e.key === 'Escape' && this.#over() },
      el('label', { class: 'inp' }, icon('search'), this.input));
    this.status = el('p', { class: 'meta grow', role: 'status' });
    this.head = el('div', { class: 'found-hd', hidden: true }, this.status,
      el('button', { type: 'button', class: 'btn btn-s btn-quiet', onclick: () => this.#over() }, icon('close'), 'Back to live'));
    this.list = el('ol');
    this.note = el('div');
    this.older = el('button', { type: 'button', class: 'btn btn-s', hidden: true, onclick: () => this.#page(true) }, 'Older');
    this.found = el('div', { class: 'found', role: 'region', 'aria-label': 'Messages found', tabindex: '0', hidden: true, onkeydown: (e) => e.key === 'Escape' && this.#over() },
      this.list, this.note, el('div', { class: 'older' }, this.older));
    this.replaceChildren(this.form, this.head, this.found);
  }

  /** Searches for a text, or ends the search where it is empty; tells nobody. */
  show(text) {
    this.input.value = text;
    this.#asking?.abort();
    this.#text = text;
    this.head.hidden = this.found.hidden = !text;
    this.closest('.feed')?.classList.toggle('is-found', Boolean(text));
    this.list.replaceChildren();
    this.note.replaceChildren();
    this.older.hidden = true;
    if (!text) return undefined;
    const channels = this.scope();
    this.#search = new Search(channels, text);
    this.#none = channels.length ? 'All words must be in one message. A star stands for the rest of a word: light*.' : 'No channel is shown here. Choose one above, then search again.';
    return this.#page(false);
  }

  #asked() {
    const text = this.input.value.trim();
    if (!text) { this.#over(); return; }
    tell(this, 'searched', { text });
    this.show(text);
  }

  #over() {
    const was = this.#text;
    this.show('');
    this.input.focus();
    if (was) tell(this, 'searched', { text: '' });
  }

  async #page(again) {
    const asking = new AbortController();
    this.#asking = asking;
    this.older.disabled = true;
    this.status.textContent = 'Searching …';
    this.note.replaceChildren(...(again ? [] : Array.from({ length: 4 }, () => el('div', { class: 'sk sk-line' }))));
    try {
      const messages = await this.#search.next(asking.signal);
      if (!asking.signal.aborted) this.#show(messages, again);
    } catch (problem) {
      if (problem.name === 'AbortError' || asking.signal.aborted) return;
      this.status.textContent = 'The search failed.';
      this.note.replaceChildren(el('p', { class: 'note-bad', role: 'alert' }, explain(problem).join(' ')));
      this.older.textContent = 'Try again';
      this.older.hidden = problem.status === 422;
    }
    this.older.disabled = false;
  }

  #show(messages, again) {
    const items = messages.map((m) => this.#item(m));
    this.list.append(...items);
    const { more } = this.#search;
    const all = this.list.childElementCount;
    this.older.hidden = !more;
    this.older.textContent = messages.length ? 'Older' : 'Search on';
    this.status.textContent = all ? `${more ? 'Newest ' : ''}${plural(all, 'message')}` : more ? 'Nothing yet' : 'Nothing found';
    this.note.replaceChildren(...(all || more ? [] : [el('div', { class: 'empty' }, el('h3', { class: 'h3' }, `Nobody said “${this.#text}”`),
      el('p', {}, this.#none))]));
    if (again) items[0]?.focus();
  }

  #item(message) {
    const at = Date.parse(message.received_at);
    const [looks, says] = addressOf(message) ? ['link meta', 'in the chart'] : ['link tm', moment(at)];
    const when = el('button', { type: 'button', class: looks, title: `${new Date(at).toLocaleString('en-GB')}: show it in the chart`, onclick: () => tell(this, 'moment', { at }) }, says);
    const item = line(message, when);
    markWords(item.querySelector('.tx'), this.#text);
    return el('li', { tabindex: '-1' }, item);
  }
}

customElements.define('crowd-search', CrowdSearch);
