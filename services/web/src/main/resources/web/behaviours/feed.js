// The live feed: one WebSocket a page. It comes back by itself, with growing and jittered pauses, and says so.
const PAUSE_FIRST = 500;
const PAUSE_MOST = 15_000;
const SILENCE_MOST = 45_000;

export class Feed extends EventTarget {
  #socket = null;
  #wanted = null;
  #pause = PAUSE_FIRST;
  #timer = 0;
  #watch = 0;
  #heard = 0;
  #before = false;

  /** Subscribes to channels and runs; asking again replaces what was asked before. */
  want(subscribe, kinds, most) {
    this.#wanted = JSON.stringify({ subscribe, kinds, ...(most && { most }) });
    if (this.#socket === null && !this.#timer) this.#open();
    else if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(this.#wanted);
  }

  close() {
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    this.#wanted = null;
    this.#socket?.close();
  }

  #open() {
    this.#timer = 0;
    const address = new URL('/api/v1/feed', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#heard = Date.now();
      socket.send(this.#wanted);
      this.#watch = setInterval(() => Date.now() - this.#heard > SILENCE_MOST && socket.close(), 5_000);
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data));
    socket.onclose = () => this.#closed();
  }

  #hear(frame) {
    this.#heard = Date.now();
    if (frame.kind === 'subscribed') {
      this.#pause = PAUSE_FIRST;
      this.dispatchEvent(new CustomEvent('connected', { detail: { again: this.#before } }));
      this.#before = true;
    }
    this.dispatchEvent(new CustomEvent(frame.kind, { detail: frame }));
  }

  #closed() {
    clearInterval(this.#watch);
    this.#socket = null;
    if (this.#wanted === null) return;
    const wait = this.#pause * (0.5 + Math.random());
    this.#pause = Math.min(PAUSE_MOST, this.#pause * 2);
    this.dispatchEvent(new CustomEvent('lost', { detail: { wait } }));
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
