// A secret, shown here and never again: only its hash is kept.
import { el, iconButton } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';

/** Copies what a field or a block of lines says. */
export async function copy(text) {
  await navigator.clipboard?.writeText(text).then(() => toast('Copied.'), () => toast('This browser does not let pages copy: mark it and copy it yourself.', { sign: 'alert' }));
}

/** @param gone called when whoever reads it has it */
export function shownOnce(title, note, secret, gone) {
  const field = el('input', { readonly: true, value: secret, 'aria-label': title, class: 'mono' });
  const box = el('div', { class: 'secret' }, el('b', {}, title), el('p', { class: 'meta' }, note),
    el('div', { class: 'row' }, el('span', { class: 'inp' }, field), el('button', { type: 'button', class: 'btn', onclick: () => { field.select(); copy(secret); } }, 'Copy')),
    el('div', { class: 'row' }, el('button', { type: 'button', class: 'btn btn-s', onclick: () => { box.remove(); gone?.(); } }, 'I have it')));
  queueMicrotask(() => { field.focus(); field.select(); });
  return box;
}

/** Lines to be copied, with a button. */
export function linesToCopy(text, label) {
  return el('div', { class: 'lines-of' }, el('pre', { tabindex: '0', 'aria-label': label }, text), iconButton('copy', `Copy ${label}`, () => copy(text)));
}
