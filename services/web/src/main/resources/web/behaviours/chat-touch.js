// Fingers on lines: a tap or a long press, and a swipe to the right. Going up and down stays the browser's.
const LONG = 500;
const SLOP = 10;
const SWIPED = 56;
const SWIPE_MOST = 88;

export class LineTouch {
  #at = null;
  #long = 0;
  #tapped = null;

  /** Whether a swipe means anything. */
  swipes = false;

  /** @param lines their list; @param does `{ pressed, swiped }`, functions of the line's element */
  constructor(lines, does) {
    this.does = does;
    lines.addEventListener('pointerdown', (e) => e.pointerType !== 'mouse' && this.#down(e));
    lines.addEventListener('pointermove', (e) => this.#at && this.#move(e));
    lines.addEventListener('pointerup', () => this.#at && this.#up());
    lines.addEventListener('pointercancel', () => this.#let());
    lines.addEventListener('click', (e) => this.#tap(e));
    lines.addEventListener('contextmenu', (e) => e.pointerType === 'touch' && e.preventDefault());
  }

  #down(event) {
    const item = event.target.closest('.msg');
    this.#let();
    if (!item?.line || !event.isPrimary) return;
    // A tap beside the box only puts the keyboard away.
    this.#at = { item, x: event.clientX, y: event.clientY, by: 0, swipes: false, taps: !document.activeElement?.matches('textarea') };
    this.#long = setTimeout(() => { this.#let(); this.does.pressed(item); }, LONG);
  }

  #move({ clientX, clientY, pointerId }) {
    const at = this.#at;
    const [right, down] = [clientX - at.x, clientY - at.y];
    if (!at.swipes) {
      if (Math.hypot(right, down) < SLOP) return;
      if (!this.swipes || right < Math.abs(down)) { this.#let(); return; }
      clearTimeout(this.#long);
      at.swipes = true;
      at.item.setPointerCapture(pointerId);
    }
    at.by = Math.max(0, Math.min(SWIPE_MOST, right));
    at.item.style.setProperty('translate', `${at.by}px 0`);
    at.item.classList.toggle('is-swiped', at.by >= SWIPED);
  }

  #up() {
    const { item, by, swipes, taps } = this.#at;
    this.#let();
    if (swipes && by >= SWIPED) this.does.swiped(item);
    else if (!swipes && taps) this.#tapped = item;
  }

  /** The click that a tap makes comes last: a sheet that opened before would take it for its own. */
  #tap(event) {
    const item = this.#tapped;
    this.#tapped = null;
    if (item && item === event.target.closest('.msg') && !event.target.closest('a, button')) this.does.pressed(item);
  }

  #let() {
    clearTimeout(this.#long);
    this.#at?.item.style.removeProperty('translate');
    this.#at?.item.classList.remove('is-swiped');
    this.#at = null;
    this.#tapped = null;
  }
}
