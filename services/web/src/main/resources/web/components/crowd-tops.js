// A ranked list: words, emotes or people. Its title stands in the page; here are the rows.
import { el } from 'hubbub/dom.js';
import { whenNamed } from 'hubbub/names.js';
import { count } from 'hubbub/words.js';

const SHOWN = 6;

class CrowdTops extends HTMLElement {
  /** @param rows [{name, count}], most first */
  show(rows) {
    const most = rows[0]?.count ?? 1;
    if (!rows.length) {
      this.replaceChildren(el('p', { class: 'bd meta' }, this.dataset.empty));
      return;
    }
    this.replaceChildren(el('ol', { class: 'bd' }, rows.slice(0, SHOWN).map((row, i) => el('li', { class: 'rank' },
      el('span', { class: 'no' }, i + 1), shown(row),
      el('span', { class: 'len', 'aria-hidden': 'true' }, el('i', { style: { width: `${(100 * row.count) / most}%` } })),
      el('span', { class: 'q' }, count(row.count))))));
  }
}

/** A name; of somebody who is known by an id, theirs when it comes. */
function shown({ name }) {
  const node = el('span', { class: 'cut', title: name }, name);
  if (name.startsWith('did:')) whenNamed(name, (named) => { node.textContent = named.name || named.handle; });
  return node;
}

customElements.define('crowd-tops', CrowdTops);
