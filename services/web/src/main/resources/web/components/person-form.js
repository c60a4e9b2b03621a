// The form that stands in place of what it changes: a place's name, or a person's name, life and place.
// Calls `save(wanted)`, `gone()` for deleting; whatever they throw is said in the form. Tells "form-closed".
import { ask, explain, query } from 'hubbub/api.js';
import { el, icon, tell } from 'hubbub/dom.js';
import { ChangedSince } from 'hubbub/edits.js';
import { plural, short } from 'hubbub/words.js';

const CHOICES = 200;
const TYPED = 200;

class PersonForm extends HTMLElement {
  #busy = false;
  #choosing = null;
  #found = '';
  #none = false;
  #byHand = '';
  #lost = null;
  #timer = 0;

  get isOpen() { return this.childElementCount > 0; }

  get isBusy() { return this.#busy; }

  /** @param what "place" or "person"; @param row as it is seen, without an id if it is new */
  open(what, row, { save, gone, closed, add, directory }) {
    Object.assign(this, { what, row, save, gone, closed, directory, search: null });
    [this.#found, this.#none, this.#lost] = ['', false, null];
    this.name = el('input', { name: 'name', value: row.name ?? '', required: true, autocomplete: 'off', dir: 'auto', maxlength: '4000' });
    this.said = el('div', { class: 'said', role: 'alert' });
    const label = what === 'place' ? 'Name of the place' : 'Name';
    this.replaceChildren(el('form', { onsubmit: (e) => { e.preventDefault(); this.#submit(); }, onkeydown: (e) => e.key === 'Escape' && this.close() },
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
    this.place = el('select', { class: 'sel', name: 'placeId', 'aria-label': 'Place', onchange: () => this.#chosen() });
    this.#byHand = String(this.row.placeId ?? '');
    const many = this.directory.placeCount > CHOICES;
    this.#choose('');
    this.search = many ? el('input', { type: 'search', autocomplete: 'off', dir: 'auto', oninput: () => this.#typed() }) : null;
    this.choice = el('div', { class: 'said', role: 'status' });
    return [el('label', { class: 'tick' }, this.alive, 'Alive'),
      many ? el('label', { class: 'field' }, el('span', { class: 'lab' }, 'Find a place'), el('span', { class: 'inp' }, this.search)) : null,
      el('label', { class: 'field' }, el('span', { class: 'lab' }, 'Place'), el('span', { class: 'selw' }, this.place, icon('down'))), this.choice];
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#choosing?.abort();
    this.#timer = setTimeout(() => this.#choose(this.search.value.trim()), TYPED);
  }

  /** Chosen by hand: what was searched for is settled. */
  #chosen() {
    clearTimeout(this.#timer);
    this.#choosing?.abort();
    [this.#found, this.#none, this.#byHand] = [this.search?.value.trim() ?? '', false, this.place.value];
    this.#sayChoice([]);
  }

  /** The places to choose from, the first that is called so chosen; where the person is now is always among them. Whether it was done. */
  async #choose(name) {
    this.#choosing?.abort();
    const choosing = new AbortController();
    this.#choosing = choosing;
    const here = this.directory.places.get(this.row.placeId);
    if (!this.place.options.length) this.#options(here ? [here] : [], this.#byHand);
    try {
      const found = await ask(`/api/v1/places${query({ name, limit: CHOICES })}`, { signal: choosing.signal });
      if (choosing.signal.aborted) return false;
      this.#found = name;
      this.#none = !found.length;
      const chosen = name && found.length ? String(found[0].id) : this.#byHand;
      this.#options(here && !found.some((p) => p.id === here.id) ? [here, ...found] : found, chosen);
      if (name && this.#none) this.#sayChoice(['No place is called “', el('bdi', {}, short(name)), '”.'], true);
      else this.#sayChoice(name ? [el('bdi', {}, this.place.selectedOptions[0].textContent), ` is chosen, of ${plural(found.length, 'place')} found.`] : []);
      return true;
    } catch (problem) {
      if (!choosing.signal.aborted) this.#sayChoice([explain(problem).join(' ')], true);
      return false;
    }
  }

  #sayChoice(parts, bad = false) {
    this.choice.className = bad ? 'said note-bad' : 'said meta';
    this.choice.replaceChildren(...(parts.length ? [el('span', {}, parts)] : []));
    this.search?.closest('.inp').classList.toggle('is-bad', bad);
  }

  #options(places, wanted) {
    const missing = Boolean(wanted) && !places.some((p) => String(p.id) === wanted);
    const known = missing ? [...this.place.options].find((option) => option.value === wanted)?.textContent ?? `place ${wanted}` : '';
    this.place.replaceChildren(el('option', { value: '' }, 'nowhere'), ...(missing ? [el('option', { value: wanted }, known)] : []), ...places.map((p) => el('option', { value: String(p.id) }, `${short(p.name)} (${p.id})`)));
    this.place.value = wanted;
  }

  #wanted() {
    const all = { name: this.name.value };
    if (this.what === 'person') Object.assign(all, { isAlive: this.alive.checked, placeId: this.place.value ? Number(this.place.value) : null });
    return Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== this.row[key]));
  }

  /** What is in the search for a place counts, however fast it was typed. */
  async #submit() {
    const name = this.search?.value.trim() ?? '';
    if (name && name !== this.#found && !(await this.#choose(name))) return;
    if (this.#none) { this.search.focus(); return; }
    if (name && this.row.id && !Object.keys(this.#wanted()).length) this.#sayChoice(['They are at ', el('bdi', {}, this.place.selectedOptions[0].textContent), ' already.'], true);
    else this.#save();
  }

  #save() {
    const wanted = this.#wanted();
    if (this.row.id && !Object.keys(wanted).length) { this.close(); return; }
    this.#try(() => this.save(this.row, wanted));
  }

  async #try(does) {
    if (this.#busy) return;
    this.#busy = true;
    this.#say([]);
    try {
      await does();
      this.close();
    } catch (problem) {
      if (problem instanceof ChangedSince) this.#changed(problem.now, does);
      else this.#say(said(problem));
    }
    this.#busy = false;
  }

  /** What the other one has now, and the choice. */
  #changed(now, does) {
    this.row = { ...this.row, ...now };
    this.#say([el('span', { class: 'grow' }, 'Somebody changed this meanwhile. Now it is ', el('b', {}, el('bdi', {}, short(now.name))),
      this.what === 'person' ? `, ${now.isAlive ? 'alive' : 'not alive'}, at ${now.placeId === null ? 'no place' : `place ${now.placeId}`}` : '', '.'),
    el('button', { type: 'button', class: 'btn btn-s', 'data-does': 'again', onclick: () => this.#try(does) }, 'Do it anyway'),
    el('button', { type: 'button', class: 'btn btn-s btn-quiet', onclick: () => this.close() }, 'Leave it')]);
    this.said.querySelector('button').focus();
  }

  /** What it stands for, or the place of whom it stands for, was deleted by somebody else; what was typed stays. */
  lost(what) {
    if (this.#lost === what) return;
    this.#lost = what;
    const inside = this.said.contains(document.activeElement);
    this.#say([what === this.what ? `This ${what} was deleted meanwhile. What you typed is still here, but there is nothing left to change.`
      : 'The place was deleted meanwhile. What you typed is still here: choose another place.'], false);
    if (inside) this.name.focus();
  }

  /** @param bad whether the name may be at fault */
  #say(parts, bad = parts.length > 0) {
    this.said.className = typeof parts[0] === 'string' ? 'said note-bad' : 'said';
    this.said.replaceChildren(...parts);
    this.name.closest('.inp').classList.toggle('is-bad', bad);
  }

  close() {
    clearTimeout(this.#timer);
    this.#choosing?.abort();
    this.replaceChildren();
    this.closed?.();
    tell(this, 'form-closed');
  }
}

/** A refusal in the words of the form. */
function said(problem) {
  if (problem.status === 404) return ['It was deleted meanwhile: there is nothing left to change.'];
  if (problem.status === undefined) throw problem;
  return [explain(problem).join(' ')];
}

customElements.define('person-form', PersonForm);
