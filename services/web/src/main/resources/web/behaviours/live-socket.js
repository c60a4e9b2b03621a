// A page's WebSocket. It comes back by itself, with growing and jittered pauses, and says so.
const PAUSE_FIRST = 500;
const PAUSE_MOST = 15_000;
const SILENCE_MOST = 45_000;
/** After so long without a word the page says again what it wants: an answer shows that the server is there. */
const SILENCE_ASKED = 20_000;
const LOOK_EVERY = 5_000;

/** Tells each frame by its `kind`; `connected` once what was said is answered, `lost` when it has to come back. */
export class LiveSocket extends EventTarget {
  #path;
  #answer;
  #socket = null;
  #said = null;
  #pause = PAUSE_FIRST;
  #timer = 0;
  #watch = 0;
  #heard = 0;
  #before = false;
  #asked = false;

  /** @param answer the kind of frame that answers what is said */
  constructor(path, answer) {
    super();
    this.#path = path;
    this.#answer = answer;
  }

  /** Says what is wanted; saying it again replaces what was said before. */
  say(wish) {
    this.#said = JSON.stringify(wish);
    if (this.#socket === null && !this.#timer) this.#open();
    else if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(this.#said);
  }

  close() {
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    this.#said = null;
    this.#socket?.close();
  }

  #open() {
    this.#timer = 0;
    const address = new URL(this.#path, location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#heard = Date.now();
      socket.send(this.#said);
      this.#asked = false;
      this.#watch = setInterval(() => this.#look(socket), LOOK_EVERY);
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data));
    socket.onclose = () => this.#closed();
  }

  #look(socket) {
    const silent = Date.now() - this.#heard;
    if (silent > SILENCE_MOST) socket.close();
    else if (silent > SILENCE_ASKED && !this.#asked) {
      this.#asked = true;
      socket.send(this.#said);
    }
  }

  #hear(frame) {
    this.#heard = Date.now();
    const only = this.#asked && frame.kind === this.#answer;
    this.#asked = false;
    if (only) return;
    if (frame.kind === this.#answer) {
      this.#pause = PAUSE_FIRST;
      this.dispatchEvent(new CustomEvent('connected', { detail: { again: this.#before } }));
      this.#before = true;
    }
    this.dispatchEvent(new CustomEvent(frame.kind, { detail: frame }));
  }

  #closed() {
    clearInterval(this.#watch);
    this.#socket = null;
    if (this.#said === null) return;
    const wait = this.#pause * (0.5 + Math.random());
    this.#pause = Math.min(PAUSE_MOST, this.#pause * 2);
    this.dispatchEvent(new CustomEvent('lost', { detail: { wait } }));
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
