// The sound of one mount, wanted or not: whoever started it keeps hearing it after a break.
import { jittered } from 'hubbub/asking.js';
import { tell } from 'hubbub/dom.js';

const SECOND = 1_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** So long it may stand still before it is begun anew. */
const STANDS_STILL = 8;
/** Played for so long, a break counts as the first again. */
const SOUND_AGAIN = 10;

/** Tells `change` when it begins, waits, or ends. */
export class Listening extends EventTarget {
  /** `off`: not wanted; `waits`: wanted, not heard; `plays`. */
  state = 'off';
  #pause = FIRST_PAUSE;
  #again = 0;
  #ticks = 0;
  #still = 0;
  #well = 0;
  #last = 0;
  #from = null;

  /** @param audio plays it; @param path where it is */
  constructor(audio, path) {
    super();
    this.audio = audio;
    this.path = path;
    audio.addEventListener('playing', () => this.#plays());
    for (const broken of ['ended', 'error', 'stalled']) audio.addEventListener(broken, () => this.#broken(broken));
  }

  get wanted() { return this.state !== 'off'; }

  /** Seconds that it lags behind where it began: what was waited for since. */
  get behind() {
    return this.#from === null || this.state !== 'plays' ? 0 : (performance.now() - this.#from.at) / SECOND - (this.audio.currentTime - this.#from.position);
  }

  /** Seconds of sound that are here and not yet heard: so far is live away, at least. */
  get ahead() {
    const { buffered, currentTime } = this.audio;
    return this.state === 'plays' && buffered.length ? Math.max(0, buffered.end(buffered.length - 1) - currentTime) : 0;
  }

  start() {
    this.#pause = FIRST_PAUSE;
    this.#load();
    clearInterval(this.#ticks);
    this.#ticks = setInterval(() => this.#tick(), SECOND);
  }

  /** Live sound is not kept: to pause is to leave. */
  stop() {
    clearTimeout(this.#again);
    clearInterval(this.#ticks);
    this.#is('off');
    this.audio.pause();
    this.audio.removeAttribute('src');
    this.audio.load();
  }

  /** The server has sound again: what waits for it begins at once. */
  wake() { if (this.state === 'waits' && this.#again) this.#load(); }

  #load() {
    clearTimeout(this.#again);
    this.#again = 0;
    this.#still = 0;
    this.#well = 0;
    this.#from = null;
    this.#is('waits');
    this.audio.src = `${this.path}?at=${Date.now().toString(36)}`;
    this.audio.play().catch((e) => { if (e.name === 'NotAllowedError') this.stop(); });
  }

  #plays() {
    if (!this.wanted) return;
    this.#from ??= { at: performance.now(), position: this.audio.currentTime };
    this.#is('plays');
  }

  /** What has stalled may go on by itself: the ticks see to it. */
  #broken(how) {
    if (!this.wanted || this.#again || (how === 'stalled' && this.#still === 0)) return;
    this.#is('waits');
    this.#again = setTimeout(() => this.#load(), jittered(this.#pause));
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #tick() {
    const moves = this.audio.currentTime !== this.#last;
    this.#last = this.audio.currentTime;
    this.#still = moves ? 0 : this.#still + 1;
    this.#well = moves ? this.#well + 1 : 0;
    if (this.#well === SOUND_AGAIN) this.#pause = FIRST_PAUSE;
    if (this.#still >= STANDS_STILL) this.#broken('silent');
    tell(this, 'change', this.state);
  }

  #is(state) {
    this.state = state;
    tell(this, 'change', state);
  }
}
