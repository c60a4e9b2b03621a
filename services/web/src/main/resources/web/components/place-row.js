// A place with who is there. Tells "edit-place", "edit-person" {person, from}, "add-person", "open", and "move" {id} when a person is dropped here.
import { el, icon, iconButton, tell } from 'hubbub/dom.js';
import { face } from 'hubbub/face.js';
import { count, short } from 'hubbub/words.js';
import 'hubbub/person-form.js';

const DRAGGED = 'application/x-hubbub-person';

/** A person as a chip; a button for whoever may edit. */
export function personChip(person, edit) {
  const inside = [el('span', { class: 'av' }, face(`person ${person.id}`)), el('bdi', { class: 'cut' }, person.name), person.isAlive ? null : el('em', {}, 'not alive')];
  const attributes = { class: `person ${person.isAlive ? '' : 'is-gone'}`, 'data-person': person.id };
  if (!edit) return el('span', attributes, inside);
  const chip = el('button', { ...attributes, type: 'button', draggable: 'true', title: 'Drag to another place, or press to change', onclick: () => tell(chip, 'edit-person', { person, from: chip }),
    ondragstart: (e) => { e.dataTransfer.setData(DRAGGED, String(person.id)); e.dataTransfer.effectAllowed = 'move'; chip.classList.add('is-moving'); tell(chip, 'dragged', { person }); },
    ondragend: () => { chip.classList.remove('is-moving'); tell(chip, 'dragged', { person: null }); } }, inside);
  return chip;
}

class PlaceRow extends HTMLElement {
  #drawn = '';

  /** @param id null for those who are nowhere */
  begin(id, edit) {
    this.setAttribute('role', 'listitem');
    this.dataset.place = id ?? 'nowhere';
    Object.assign(this, { placeId: id, edit });
    this.name = el('span', { class: 'name' });
    this.people = el('div', { class: 'people-here' });
    this.number = el('span', { class: 'dim' });
    this.form = el('person-form', { class: 'edit-in-place' });
    this.pen = edit && id !== null ? iconButton('edit', '', () => tell(this, 'edit-place', { from: this.pen })) : null;
    this.box = el('div', { class: 'place' }, el('span', { class: 'no' }, id ?? '–'), this.name, this.people, el('div', { class: 'acts' }, this.number, this.pen), this.form);
    this.replaceChildren(this.box);
    if (edit) this.#takesDrops();
    return this;
  }

  draw(place) {
    const now = JSON.stringify(place);
    if (now === this.#drawn) return;
    this.#drawn = now;
    this.name.replaceChildren(this.placeId === null ? el('span', { class: 'mid' }, 'Nowhere') : el('bdi', { title: place.name }, place.name));
    this.number.textContent = count(place.count);
    if (this.pen) { this.pen.setAttribute('aria-label', `Change ${short(place.name)}`); this.pen.title = 'Change'; }
    const focused = this.people.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    const hidden = place.count - place.people.length;
    this.people.replaceChildren(...place.people.map((p) => personChip(p, this.edit)), ...this.#rest(place, hidden));
    if (focused) this.people.querySelector(`[data-person="${focused}"]`)?.focus();
  }

  #rest(place, hidden) {
    if (hidden > 0 && place.people.length > 8) return [el('span', { class: 'meta' }, `and ${count(hidden)} more: search for them by name`)];
    if (hidden > 0) return [el('button', { type: 'button', class: 'person is-new', 'aria-label': `Show ${count(hidden)} more people`, onclick: () => tell(this, 'open') }, `+${count(hidden)}`)];
    if (place.count > 0) return [];
    return [el('span', { class: 'dim' }, 'Nobody is here.'), ...(this.edit && this.placeId !== null ? [el('button', { type: 'button', class: 'link', onclick: () => tell(this, 'add-person') }, 'Add a person')] : [])];
  }

  #takesDrops() {
    let depth = 0;
    const isPerson = (e) => e.dataTransfer.types.includes(DRAGGED);
    const shown = (on) => { depth = on; this.box.classList.toggle('is-target', on > 0); };
    this.addEventListener('dragenter', (e) => { if (isPerson(e)) { e.preventDefault(); shown(depth + 1); } });
    this.addEventListener('dragover', (e) => { if (isPerson(e)) { e.preventDefault(); e.dataTransfer.dropEffect = 'move'; } });
    this.addEventListener('dragleave', (e) => { if (isPerson(e)) shown(depth - 1); });
    this.addEventListener('drop', (e) => {
      if (!isPerson(e)) return;
      e.preventDefault();
      shown(0);
      tell(this, 'move', { id: Number(e.dataTransfer.getData(DRAGGED)) });
    });
  }
}

customElements.define('place-row', PlaceRow);
