// Forms of the account: fields, one button, and what the server refuses at its field.
import { explain } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';

let made = 0;

/** One field. `note` says what it takes. */
export function field(name, label, attributes = {}, note = '') {
  const id = `own-${++made}`;
  return el('div', { class: 'field' }, el('label', { class: 'lab', for: id }, label),
    el('span', { class: 'inp' }, el('input', { id, name, 'aria-describedby': `${id}-note ${id}-bad`, ...attributes })),
    note ? el('span', { class: 'note', id: `${id}-note` }, note) : null, el('span', { class: 'note-bad', id: `${id}-bad`, 'data-bad': name }));
}

/** Tells a password manager whose password is meant. */
export const whose = (email) => el('input', { type: 'email', autocomplete: 'username', value: email, readonly: true, hidden: true });

/** @param send gets the values; what it throws is said in the form */
export function form(fields, button, send, kind = 'btn-main') {
  const said = el('p', { class: 'note-bad', role: 'alert' });
  const press = el('button', { class: `btn ${kind}` }, button);
  const whole = el('form', { onsubmit: async (event) => {
    event.preventDefault();
    press.disabled = true;
    sayIn(whole, said, null);
    try {
      await send(Object.fromEntries([...new FormData(whole)]), whole);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      sayIn(whole, said, problem);
    } finally {
      press.disabled = false;
    }
  } }, fields, said, el('div', { class: 'row' }, press));
  return whole;
}

/** Says what was refused at the fields that it is about, and the rest in `said`; null is nothing. */
export function sayIn(whole, said, problem) {
  const of = new Map((problem?.errors ?? []).map(({ field: at, message }) => [at.replace(/^\//, ''), message]));
  let first = null;
  for (const place of whole.querySelectorAll('[data-bad]')) {
    const input = whole.elements[place.dataset.bad];
    const message = of.get(place.dataset.bad);
    place.textContent = message ? sentence(`${input.labels[0].textContent} ${message}`) : '';
    input.setAttribute('aria-invalid', String(Boolean(message)));
    input.closest('.inp').classList.toggle('is-bad', Boolean(message));
    if (message) first ??= input;
    of.delete(place.dataset.bad);
  }
  said.textContent = problem && (!first || of.size) ? words(problem) : '';
  first?.focus();
}

/** A refusal in the words of a form: what the server says is about what was typed. */
function words(problem) {
  return [401, 403, 409, 429, 503].includes(problem.status) ? sentence(problem.message) : explain(problem).join(' ');
}

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
