// New people over returning ones, over the range.
import { el } from 'hubbub/dom.js';
import { count } from 'hubbub/words.js';

const BARS = 30;

class CrowdPeople extends HTMLElement {
  /** @param steps [{at, people, new_people}] in order */
  show(steps, people, newPeople) {
    const size = Math.max(1, Math.ceil(steps.length / BARS));
    const bars = Array.from({ length: Math.ceil(steps.length / size) }, (_, i) => steps.slice(i * size, i * size + size).reduce((sum, s) => ({ all: sum.all + (s.people ?? 0), fresh: sum.fresh + (s.new_people ?? 0) }), { all: 0, fresh: 0 }));
    const most = Math.max(1, ...bars.map((b) => b.all));
    const height = (n) => ({ height: `${(100 * n) / most}%` });
    this.replaceChildren(
      el('div', { class: 'newret', role: 'img', 'aria-label': `${count(newPeople)} people spoke for the first time, ${count(people - newPeople)} had spoken before this range` },
        bars.map((b) => el('i', {}, el('s', { class: 'new', style: height(b.fresh) }), el('s', { class: 'back', style: height(Math.max(0, b.all - b.fresh)) })))),
      el('div', { class: 'row meta' }, el('span', { class: 'dotkey new' }, `first time here, ${count(newPeople)}`), el('span', { class: 'dotkey' }, 'spoke before')));
  }
}

customElements.define('crowd-people', CrowdPeople);
