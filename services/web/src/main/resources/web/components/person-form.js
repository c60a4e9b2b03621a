// The form that stands in place of what it changes: a place's name, or a person's name, life and place.
// Calls `save(wanted)`, `gone()` for deleting; whatever they throw is said in the form.
import { ask, explain, query } from 'hubbub/api.js';
import { el, icon } from 'hubbub/dom.js';
import { ChangedSince } from 'hubbub/edits.js';
import { short } from 'hubbub/words.js';

const CHOICES = 200;

class PersonForm extends HTMLElement {
  #busy = false;

  /** @param what "place" or "person"; @param row as it is seen, without an id if it is new */
  open(what, row, { save, gone, closed, add, directory }) {
    Object.assign(this, { what, row, save, gone, closed, directory });
    this.name = el('input', { name: 'name', value: row.name ?? '', required: true, autocomplete: 'off', dir: 'auto', maxlength: '4000' });
    this.said = el('div', { class: 'said', role: 'alert' });
    const label = what === 'place' ? 'Name of the place' : 'Name';
    this.replaceChildren(el('form', { onsubmit: (e) => { e.preventDefault(); this.#save(); }, onkeydown: (e) => e.key === 'Escape' && this.close() },
      el('label', { class: 'field' }, el('span', { class: 'lab' }, label), el('span', { class: 'inp' }, this.name)),
      what === 'person' ? this.#ofPerson() : [],
      el('button', { class: 'btn btn-main' }, row.id ? 'Save' : `Add ${what === 'place' ? 'the place' : 'the person'}`),
      el('button', { type: 'button', class: 'btn btn-quiet', onclick: () => this.close() }, 'Cancel'),
      row.id && add ? el('button', { type: 'button', class: 'btn', onclick: add }, icon('add'), 'Add a person here') : null,
      row.id ? el('button', { type: 'button', class: 'btn btn-hot', 'data-does': 'delete', onclick: () => this.#try(() => this.gone(this.row)) }, 'Delete') : null,
      this.said));
    this.name.focus();
    this.name.select();
    return this;
  }

  #ofPerson() {
    this.alive = el('input', { type: 'checkbox', name: 'isAlive', checked: this.row.isAlive !== false });
    this.place = el('select', { class: 'sel', name: 'placeId', 'aria-label': 'Place' });
    const many = this.directory.placeCount > CHOICES;
    this.#choose('');
    let timer = 0;
    const search = (e) => { clearTimeout(timer); timer = setTimeout(() => this.#choose(e.target.value.trim()), 200); };
    return [el('label', { class: 'tick' }, this.alive, 'Alive'),
      many ? el('label', { class: 'field' }, el('span', { class: 'lab' }, 'Find a place'), el('span', { class: 'inp' }, el('input', { type: 'search', autocomplete: 'off', oninput: search }))) : null,
      el('label', { class: 'field' }, el('span', { class: 'lab' }, 'Place'), el('span', { class: 'selw' }, this.place, icon('down')))];
  }

  /** The places to choose from; where the person is now is always among them. */
  async #choose(name) {
    const wanted = this.place.options.length ? this.place.value : String(this.row.placeId ?? '');
    const here = this.directory.places.get(this.row.placeId);
    this.#options(here ? [here] : [], wanted);
    try {
      const found = await ask(`/api/v1/places${query({ name, limit: CHOICES })}`);
      if (here && !found.some((p) => p.id === here.id)) found.unshift(here);
      this.#options(found, name && found.length && !found.some((p) => String(p.id) === wanted) ? String(found[0].id) : wanted);
    } catch (problem) {
      this.#say(explain(problem).join(' '));
    }
  }

  #options(places, wanted) {
    if (wanted && !places.some((p) => String(p.id) === wanted)) places = [{ id: Number(wanted), name: `place ${wanted}` }, ...places];
    this.place.replaceChildren(el('option', { value: '' }, 'nowhere'), ...places.map((p) => el('option', { value: String(p.id) }, `${short(p.name)} (${p.id})`)));
    this.place.value = wanted;
  }

  #wanted() {
    const all = { name: this.name.value };
    if (this.what === 'person') Object.assign(all, { isAlive: this.alive.checked, placeId: this.place.value ? Number(this.place.value) : null });
    return Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== this.row[key]));
  }

  #save() {
    const wanted = this.#wanted();
    if (this.row.id && !Object.keys(wanted).length) { this.close(); return; }
    this.#try(() => this.save(this.row, wanted));
  }

  async #try(does) {
    if (this.#busy) return;
    this.#busy = true;
    this.#say('');
    try {
      await does();
      this.close();
    } catch (problem) {
      if (problem instanceof ChangedSince) this.#changed(problem.now, does);
      else this.#say(...said(problem));
    }
    this.#busy = false;
  }

  /** What the other one has now, and the choice. */
  #changed(now, does) {
    this.row = { ...this.row, ...now };
    this.#say(el('span', { class: 'grow' }, 'Somebody changed this meanwhile. Now it is ', el('b', {}, el('bdi', {}, short(now.name))),
      this.what === 'person' ? `, ${now.isAlive ? 'alive' : 'not alive'}, at ${now.placeId === null ? 'no place' : `place ${now.placeId}`}` : '', '.'),
    el('button', { type: 'button', class: 'btn btn-s', 'data-does': 'again', onclick: () => this.#try(does) }, 'Do it anyway'),
    el('button', { type: 'button', class: 'btn btn-s btn-quiet', onclick: () => this.close() }, 'Leave it'));
    this.said.querySelector('button').focus();
  }

  #say(...parts) {
    this.said.className = typeof parts[0] === 'string' ? 'said note-bad' : 'said';
    this.said.replaceChildren(...parts);
    this.name.closest('.inp').classList.toggle('is-bad', Boolean(parts[0]) && parts[0] !== '');
  }

  close() {
    this.replaceChildren();
    this.closed?.();
  }
}

/** A refusal in the words of the form. */
function said(problem) {
  if (problem.status === 404) return ['It was deleted meanwhile: there is nothing left to change.'];
  if (problem.status === undefined) throw problem;
  return [explain(problem).join(' ')];
}

customElements.define('person-form', PersonForm);
