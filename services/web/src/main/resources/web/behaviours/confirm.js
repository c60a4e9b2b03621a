// Asks before something that nothing brings back.
import { el } from 'hubbub/dom.js';

/** Whether they mean it; anything but the button is no. */
export function confirmed(title, text, does) {
  return new Promise((answer) => {
    const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'confirm-title' },
      el('form', { method: 'dialog' },
        el('div', {}, el('h3', { class: 'h2', id: 'confirm-title' }, title), el('p', { class: 'mid' }, text)),
        el('div', { class: 'row' }, el('button', { class: 'btn btn-quiet end', value: 'no' }, 'Leave it'), el('button', { class: 'btn btn-hot', value: 'yes' }, does))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
