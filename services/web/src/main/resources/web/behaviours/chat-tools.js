// What can be done with a line: a bar on the line that is pointed at; under fingers a sheet, and a swipe that answers.
import { LineTouch } from 'hubbub/chat-touch.js';
import { el, icon, iconButton, tell } from 'hubbub/dom.js';

const NARROW = matchMedia('(max-width: 640px)');
const TIMEOUTS = [['1 s', 1], ['30 s', 30], ['1 m', 60], ['10 m', 600], ['1 h', 3_600], ['1 d', 86_400], ['1 w', 604_800]];

/** The bar moves to where it is needed: one for all lines. */
export class LineTools {
  #item = null;

  /** @param log a chat-log; it tells `deed` with the line that is meant */
  constructor(log) {
    this.log = log;
    this.bar = el('span', { class: 'acts', role: 'toolbar', 'aria-label': 'This message' });
    log.lines.addEventListener('pointerover', (e) => e.pointerType === 'mouse' && this.#over(e.target.closest('.msg')));
    this.touch = new LineTouch(log.lines, { pressed: (item) => this.#sheet(item), swiped: (item) => this.#do('reply', item) });
    this.bar.addEventListener('keydown', (e) => this.#key(e));
    log.lines.addEventListener('focusout', (e) => e.target.closest('.acts') && !this.bar.contains(e.relatedTarget) && this.bar.remove());
  }

  /** @param may which deeds the reader may do: `{ speak, moderate }` */
  allow(may) {
    this.may = may;
    this.touch.swipes = may.speak;
    this.bar.replaceChildren(...deeds(may).filter(({ short }) => short).map(({ sign, words, deed }) => iconButton(sign, words, () => this.#do(deed), '')));
  }

  /** Opened with the keyboard: the first button has the focus. Where there is no room for the bar, it is the sheet. */
  open(item) {
    if (NARROW.matches) { this.#sheet(item); return; }
    this.#over(item);
    this.bar.firstElementChild?.focus();
  }

  #over(item) {
    if (!item?.line || item.line.id === undefined || item.contains(this.bar) || item.classList.contains('wait')) return;
    this.#item?.classList.remove('is-over');
    this.#item = item;
    item.classList.add('is-over');
    item.append(this.bar);
  }

  #do(deed, item = this.#item) { tell(this.log, 'deed', { deed, item }); }

  #key(event) {
    const all = [...this.bar.children];
    const at = all.indexOf(event.target);
    if (event.key === 'ArrowRight') all[(at + 1) % all.length].focus();
    else if (event.key === 'ArrowLeft') all[(at + all.length - 1) % all.length].focus();
    else if (event.key === 'Escape') this.#item.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #sheet(item) {
    const dialog = el('dialog', { class: 'sheet', 'aria-label': `Message of ${item.line.author.name}` },
      el('p', { class: 'mid cut' }, el('b', {}, el('bdi', {}, item.line.author.name)), ': ', el('bdi', {}, item.line.text)),
      el('div', { class: 'menu' }, deeds(this.may).map(({ sign, words, deed }) => el('button', { type: 'button', onclick: () => { dialog.close(); this.#do(deed, item); } }, icon(sign), words)),
        el('button', { type: 'button', onclick: () => dialog.close() }, icon('close'), 'Nothing')));
    dialog.addEventListener('close', () => dialog.remove());
    dialog.addEventListener('click', (e) => e.target === dialog && dialog.close());
    document.body.append(dialog);
    dialog.showModal();
  }
}

function deeds({ speak, moderate }) {
  return [
    speak && { deed: 'reply', sign: 'reply', words: 'Reply', short: true },
    speak && { deed: 'mention', sign: 'mention', words: 'Mention', short: true },
    { deed: 'copy', sign: 'copy', words: 'Copy', short: true },
    moderate && { deed: 'delete', sign: 'trash', words: 'Delete', short: true },
    moderate && { deed: 'timeout', sign: 'clock', words: 'Time out for 10 minutes', short: true },
    moderate && { deed: 'ban', sign: 'ban', words: 'Ban', short: true },
    moderate && { deed: 'pin', sign: 'pin', words: 'Pin' },
    { deed: 'card', sign: 'dots', words: 'More about this person', short: true },
  ].filter(Boolean);
}

/** Buttons for how long. @param choose gets the seconds */
export const timeouts = (choose) => el('div', { class: 'tos', role: 'group', 'aria-label': 'Time out' }, TIMEOUTS.map(([words, seconds]) => el('button', { type: 'button', onclick: () => choose(seconds) }, words)));
