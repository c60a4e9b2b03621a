// The range: 15 minutes, an hour, a day, the whole run, or from and to.
import { el, tell } from 'hubbub/dom.js';

/** The API's longest series: 10,000 steps of an hour. */
const DAYS_MOST = 400;
const RANGES = [['15 m', 900], ['1 h', 3600], ['24 h', 86400]];

class CrowdRange extends HTMLElement {
  connectedCallback() {
    this.seg = el('div', { class: 'seg', role: 'group', 'aria-label': 'Time range' },
      RANGES.map(([label, seconds]) => el('button', { type: 'button', 'data-seconds': seconds, 'aria-pressed': 'false', onclick: () => tell(this, 'range', { seconds }) }, label)));
    this.whole = el('button', { type: 'button', 'aria-pressed': 'false', hidden: true, onclick: () => tell(this, 'range', { run: true }) }, 'Run');
    this.custom = el('button', { type: 'button', 'aria-pressed': 'false', 'aria-expanded': 'false', onclick: () => this.#toggle() }, 'Custom');
    this.seg.append(this.whole, this.custom);
    this.form = this.#form();
    this.replaceChildren(el('div', { class: 'pop-anchor' }, this.seg, this.form));
  }

  /** Marks the chosen one: {seconds} of a moving range, else custom or the run. */
  show(range, hasRun, isRun) {
    this.whole.hidden = !hasRun;
    for (const button of this.seg.querySelectorAll('[data-seconds]')) {
      button.setAttribute('aria-pressed', String(range.to === null && Number(button.dataset.seconds) === range.seconds));
    }
    this.whole.setAttribute('aria-pressed', String(isRun));
    this.custom.setAttribute('aria-pressed', String(range.to !== null && !isRun));
  }

  #form() {
    const from = el('input', { type: 'datetime-local', required: true });
    const to = el('input', { type: 'datetime-local', required: true });
    const said = el('p', { class: 'note-bad', role: 'alert' });
    this.fill = () => {
      const local = (ms) => new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
      from.value ||= local(Date.now() - 6 * 3_600_000);
      to.value ||= local(Date.now());
      from.focus();
    };
    const submit = (event) => {
      event.preventDefault();
      const [a, b] = [new Date(from.value).getTime(), new Date(to.value).getTime()];
      if (!(a < b)) { said.textContent = 'The end must be after the start.'; return; }
      if (b - a > DAYS_MOST * 86_400_000) { said.textContent = `At most ${DAYS_MOST} days can be shown at once.`; return; }
      said.textContent = '';
      this.#toggle(false);
      tell(this, 'range', { from: a, to: b });
    };
    return el('form', { class: 'pop range-form', hidden: true, onsubmit: submit, onkeydown: (e) => e.key === 'Escape' && this.#toggle(false) },
      el('label', {}, 'From', from), el('label', {}, 'To', to), el('button', { class: 'btn btn-main' }, 'Show'), said);
  }

  #toggle(open = this.form.hidden) {
    this.form.hidden = !open;
    this.custom.setAttribute('aria-expanded', String(open));
    if (open) this.fill();
    else this.custom.focus();
  }
}

customElements.define('crowd-range', CrowdRange);
