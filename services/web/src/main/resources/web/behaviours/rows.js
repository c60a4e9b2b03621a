// A list that is brought to what is wanted row by row: what stays keeps its place, its focus, and the form that is open in it.

/** What can be focused in a row when its neighbour went. */
const FOCUSABLE = 'button, input, select';

export class Rows {
  #list;
  #make;
  #rows = new Map();

  /** @param make a row by its id: an element with `draw(one)` and perhaps a `form` */
  constructor(list, make) {
    this.#list = list;
    this.#make = make;
  }

  /** Rows that nobody wants any more and that stay because a form is open in them. */
  kept = [];

  /** @param all in their order, each with an `id` */
  show(all) {
    const wanted = new Set(all.map((one) => one.id));
    this.kept = [];
    for (const [id, row] of this.#rows) if (!wanted.has(id)) this.#leave(id, row);
    let at = this.#list.firstElementChild;
    for (const one of all) {
      const row = this.#row(one.id);
      row.draw(one);
      while (this.kept.includes(at)) at = at.nextElementSibling;
      if (at === row) at = at.nextElementSibling;
      else this.#list.insertBefore(row, at);
    }
  }

  #row(id) {
    if (!this.#rows.has(id)) this.#rows.set(id, this.#make(id));
    return this.#rows.get(id);
  }

  #leave(id, row) {
    if (row.form?.isOpen) {
      this.kept.push(row);
      return;
    }
    const next = row.contains(document.activeElement) ? row.nextElementSibling ?? row.previousElementSibling : null;
    row.remove();
    this.#rows.delete(id);
    next?.querySelector(FOCUSABLE)?.focus();
  }
}
