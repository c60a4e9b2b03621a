// How wide the chat is: dragged, or with the arrow keys; remembered.
import { el } from 'hubbub/dom.js';

const WIDTH = 'chat:width';
const USUAL = 376;
const LEAST = 200;
const STEP = 16;

/** @param page where the width is set; @param chat whose it is */
export function widthHandle(page, chat) {
  const handle = el('div', { class: 'drag', role: 'separator', tabindex: '0', 'aria-orientation': 'vertical', 'aria-label': 'Width of the chat', 'aria-valuemin': LEAST });
  const set = (wanted) => {
    const most = Math.max(LEAST, Math.round(innerWidth * 0.66));
    const width = Math.round(Math.max(LEAST, Math.min(most, wanted)));
    page.style.setProperty('--chat-width', `${width}px`);
    handle.setAttribute('aria-valuemax', String(most));
    handle.setAttribute('aria-valuenow', String(width));
    return width;
  };
  // Only what somebody chose is remembered: a narrow window takes none of it.
  const choose = (wanted) => localStorage.setItem(WIDTH, String(set(wanted)));
  handle.addEventListener('pointerdown', (event) => {
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (e) => choose(innerWidth - e.clientX);
    handle.onpointerup = () => { handle.onpointermove = null; };
  });
  handle.addEventListener('keydown', (e) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[e.key];
    if (by) { e.preventDefault(); choose(chat.offsetWidth + by); }
  });
  set(Number(localStorage.getItem(WIDTH)) || USUAL);
  return handle;
}
