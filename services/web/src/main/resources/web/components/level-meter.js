// How loud a channel is, ten times a second: each side with the largest peak of a moment, and where silence begins.
import { jittered } from 'hubbub/asking.js';
import { el } from 'hubbub/dom.js';

const LEAST = -60;
const SILENCE = -45;
const KNOWN = 1_500;
const HELD = 1_500;
const FALL = 2;
const SAID = 1_000;
const PAUSE_FIRST = 1_000;
const PAUSE_MOST = 30_000;

class LevelMeter extends HTMLElement {
  #channel = '';
  #mount = '';
  #socket = null;
  #pause = PAUSE_FIRST;
  #again = 0;
  #stale = 0;
  #said = 0;
  #sides = [];
  #calm = matchMedia('(prefers-reduced-motion: reduce)');

  connectedCallback() {
    this.hidden = true;
    const sides = this.hasAttribute('data-small') ? [''] : ['left', 'right'];
    this.#sides = sides.map((side) => new Side(side));
    this.replaceChildren(...this.#sides.map(({ node }) => node));
    document.addEventListener('visibilitychange', this.#look);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#look);
    this.stop();
  }

  /** Shows what is heard at a mount of a channel; the same again changes nothing. */
  watch(channel, mount) {
    this.#mount = mount;
    if (channel !== this.#channel) {
      this.stop();
      this.#channel = channel;
    }
    this.#look();
  }

  stop() {
    this.#channel = '';
    this.#close();
  }

  #close() {
    clearTimeout(this.#again);
    this.#again = 0;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#unknown();
  }

  /** Nobody looks at a hidden page. */
  #look = () => {
    if (document.hidden) this.#close();
    else if (this.#channel && !this.#socket && !this.#again) this.#open();
  };

  #open() {
    this.#again = 0;
    const address = new URL(`/api/v1/streams/${encodeURIComponent(this.#channel)}/levels`, location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onmessage = ({ data }) => { if (socket === this.#socket) this.#hear(JSON.parse(data)); };
    socket.onclose = () => {
      if (socket !== this.#socket) return;
      this.#socket = null;
      this.#again = setTimeout(() => { this.#again = 0; this.#look(); }, jittered(this.#pause));
      this.#pause = Math.min(PAUSE_MOST, this.#pause * 2);
    };
  }

  #hear({ mount, left, right }) {
    if (mount !== this.#mount) return;
    this.#pause = PAUSE_FIRST;
    clearTimeout(this.#stale);
    this.#stale = setTimeout(() => this.#unknown(), KNOWN);
    this.hidden = false;
    const now = performance.now();
    const says = now - this.#said >= SAID;
    if (says) this.#said = now;
    if (this.#calm.matches && !says) return;
    const levels = this.#sides.length === 1 ? [{ rms: Math.max(left.rms, right.rms), peak: Math.max(left.peak, right.peak) }] : [left, right];
    this.#sides.forEach((side, n) => side.show(levels[n], now, says));
  }

  #unknown() {
    clearTimeout(this.#stale);
    this.hidden = true;
  }
}

/** One bar. What it says changes once a second, and is no live region. */
class Side {
  #hold = LEAST;
  #since = 0;

  constructor(name) {
    this.bar = el('span', { class: 'lm-bar' });
    this.peak = el('span', { class: 'lm-peak' });
    this.node = el('div', { class: 'lm', role: 'meter', 'aria-label': name ? `Level, ${name}` : 'Level', 'aria-valuemin': String(LEAST), 'aria-valuemax': '0', 'aria-valuenow': String(LEAST) },
      this.bar, el('span', { class: 'lm-silence' }), this.peak);
    this.node.style.setProperty('--silence', share(SILENCE));
  }

  show({ rms, peak }, now, says) {
    if (peak >= this.#hold) {
      this.#hold = peak;
      this.#since = now;
    } else if (now - this.#since > HELD) {
      this.#hold = Math.max(peak, this.#hold - FALL);
    }
    this.node.style.setProperty('--rms', share(rms));
    this.node.style.setProperty('--peak', share(this.#hold));
    this.node.classList.toggle('is-quiet', rms < SILENCE);
    this.node.classList.toggle('is-hot', this.#hold > -0.5);
    if (!says) return;
    this.node.setAttribute('aria-valuenow', String(Math.round(clamp(rms))));
    this.node.setAttribute('aria-valuetext', `${decibels(rms)}, peak ${decibels(peak)}`);
  }
}

const clamp = (level) => Math.min(0, Math.max(LEAST, level));
const share = (level) => String((clamp(level) - LEAST) / -LEAST);

/** −14 dB; digital silence has none. */
export const decibels = (level) => (level <= -100 ? 'silence' : `${level < -0.5 ? '−' : ''}${Math.abs(Math.round(level))} dB`);

customElements.define('level-meter', LevelMeter);
