// A person in a list, and where they are.
import { el } from 'hubbub/dom.js';
import { personChip } from 'hubbub/place-row.js';

class PersonRow extends HTMLElement {
  /** @param place the name of where they are; null for nowhere */
  draw(person, place, edit) {
    this.setAttribute('role', 'listitem');
    this.form = el('person-form', { class: 'edit-in-place' });
    this.replaceChildren(el('div', { class: 'someone' }, el('span', { class: 'no' }, person.id), el('div', { class: 'row' }, personChip(person, edit)),
      el('div', { class: 'where' }, place === null ? el('span', { class: 'dim' }, 'nowhere') : ['at ', el('bdi', {}, place)]), this.form));
    return this;
  }
}

customElements.define('person-row', PersonRow);
