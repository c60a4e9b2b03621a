// People in a list, found by a name or all of them, with the names of their places; as many as were paged to.
// Tells "more" when the next ones are wanted.
import 'hubbub/person-row.js';
import { answerTo, ask, query } from 'hubbub/api.js';
import { el, tell } from 'hubbub/dom.js';
import { Rows } from 'hubbub/rows.js';
import { count, plural, short } from 'hubbub/words.js';

const PAGE = 50;
const ROWS_MOST = 1_000;
const IDS_MOST = 200;

class PeopleList extends HTMLElement {
  #name = '';
  #wanted = PAGE;
  #focusAt = null;
  #shown = [];

  begin(directory, edit) {
    Object.assign(this, { directory, edit });
    this.list = el('div', { class: 'who-list', role: 'list', 'aria-label': 'People' });
    this.said = el('span', { class: 'meta grow' });
    this.button = el('button', { type: 'button', class: 'btn btn-s', hidden: true, onclick: () => this.#more() }, 'More people');
    this.rows = new Rows(this.list, (id) => document.createElement('person-row').begin(id, edit));
    this.replaceChildren(this.list, el('div', { class: 'who-more' }, this.said, this.button));
    return this;
  }

  /** Asks for people by name, "" for all; what is shown stays as it is until {@link show}. */
  async ask(name, signal) {
    const limit = name === this.#name ? this.#wanted : PAGE;
    const answer = await answerTo(`/api/v1/people${query({ name, limit })}`, { signal });
    const people = await answer.json();
    const hasMore = /rel="next"/.test(answer.headers.get('link') ?? '');
    return { name, limit, people, hasMore, places: await this.#placesOf(people, signal) };
  }

  /** The names of places that the directory does not show, by their ids. */
  async #placesOf(people, signal) {
    const unknown = [...new Set(people.map((p) => p.placeId))].filter((id) => id !== null && !this.directory.places.has(id));
    const parts = [];
    for (let from = 0; from < unknown.length; from += IDS_MOST) parts.push(unknown.slice(from, from + IDS_MOST));
    const told = await Promise.all(parts.map((ids) => ask(`/api/v1/places/states${query({ ids: ids.join(',') })}`, { signal }).catch((problem) => {
      if (problem.name === 'AbortError') throw problem;
      // Whoever joins them may know while places are away: people are listed all the same.
      return { states: [] };
    })));
    return new Map(told.flatMap(({ states }) => states).map(({ id, name }) => [id, name]));
  }

  /** Shows what was asked for. */
  show({ name, limit, people, hasMore, places }) {
    if (name === this.#name) this.#wanted = Math.max(this.#wanted, limit);
    else [this.#name, this.#wanted, this.#focusAt] = [name, PAGE, null];
    const nameOf = (id) => (id === null ? null : this.directory.places.get(id)?.name ?? places.get(id) ?? `place ${id}`);
    this.#shown = people.map((person) => ({ id: person.id, person, place: nameOf(person.placeId) }));
    this.rows.show(this.#shown);
    const full = people.length >= ROWS_MOST;
    this.said.textContent = people.length
      ? `${count(people.length)}${hasMore ? ' and more' : ''} of ${plural(this.directory.personCount, 'person', 'people')}${hasMore && full ? ': search for the others by name' : ''}`
      : this.#nobody();
    if (this.#focusAt !== null && limit > this.#focusAt) {
      this.list.children[this.#focusAt + this.rows.kept.length]?.querySelector('button')?.focus();
      this.#focusAt = null;
    }
    this.button.hidden = !hasMore || full;
  }

  #more() {
    this.#focusAt ??= this.#shown.length;
    this.#wanted = Math.min(this.#shown.length + PAGE, ROWS_MOST);
    tell(this, 'more');
  }

  #nobody() {
    if (this.#name) return `Nobody is called “${short(this.#name)}”.`;
    return this.edit ? 'Nobody is here yet. “Add a person” brings the first one in.' : 'Nobody is here yet.';
  }

  /** Lets rows go that stayed for a form that is closed by now. */
  tidy() { this.rows.show(this.#shown); }
}

customElements.define('people-list', PeopleList);
