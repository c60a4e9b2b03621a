// A sentence for a few seconds, with at most one thing to press.
import { el, icon } from 'hubbub/dom.js';

const SHOWN = 6_000;

function place() {
  let toasts = document.querySelector('.toasts');
  if (!toasts) {
    toasts = el('div', { class: 'toasts', role: 'status' });
    document.body.append(toasts);
  }
  return toasts;
}

// What is to be read out must be there before it says anything.
place();

/** Says it; `does` is what the button does. `after` runs when it was left alone. */
export function toast(text, { label, does, after, shown = SHOWN, sign = 'check' } = {}) {
  const gone = () => { clearTimeout(timer); node.remove(); };
  const node = el('div', { class: 'toast' }, icon(sign), el('span', { class: 'grow' }, text),
    label ? el('button', { type: 'button', class: 'btn btn-s', onclick: () => { gone(); does(); } }, label) : null);
  const timer = setTimeout(() => { gone(); after?.(); }, shown);
  place().append(node);
  return gone;
}
