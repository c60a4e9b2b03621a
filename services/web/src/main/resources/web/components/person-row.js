// A person in a list, and where they are.
import { el } from 'hubbub/dom.js';
import { personChip } from 'hubbub/place-row.js';

class PersonRow extends HTMLElement {
  #drawn = '';

  begin(id, edit) {
    this.setAttribute('role', 'listitem');
    this.edit = edit;
    this.chip = el('div', { class: 'row' });
    this.where = el('div', { class: 'where' });
    this.form = el('person-form', { class: 'edit-in-place' });
    this.replaceChildren(el('div', { class: 'someone' }, el('span', { class: 'no' }, id), this.chip, this.where, this.form));
    return this;
  }

  /** @param place the name of where they are; null for nowhere */
  draw({ person, place }) {
    const now = JSON.stringify([person, place]);
    if (now === this.#drawn) return;
    this.#drawn = now;
    const focused = this.chip.contains(document.activeElement);
    this.chip.replaceChildren(personChip(person, this.edit));
    this.where.replaceChildren(...(place === null ? [el('span', { class: 'dim' }, 'nowhere')] : ['at ', el('bdi', {}, place)]));
    if (focused) this.chip.firstElementChild.focus();
  }
}

customElements.define('person-row', PersonRow);
