// A show from this browser: what is recorded goes to the server, and after a break the same show goes on.
const PAUSE_FIRST = 500;
const PAUSE_MOST = 8_000;
const SLICE = 250;
/** Of a message; the server takes 64 KiB. */
const BYTES_MOST = 32_768;
/** So much may wait to be sent: then the network stands still. */
const WAITING_MOST = 262_144;
/** The server says something each two seconds. */
const SILENCE_MOST = 12_000;
const WATCH = 1_000;
const END_MOST = 3_000;
/** Refused for now: it may be let in when it comes again. */
const FOR_NOW = ['taken', 'too_many', 'away'];

const name = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** Tells `change` for each other state, and for what the server counts. */
export class Broadcast extends EventTarget {
  /** `off`, `connecting`, `waiting` until another one on air is gone, `live`, `broken`. */
  state = 'off';
  /** Why it ended by itself: `{ reason, detail }`. */
  refused = null;
  since = null;
  sent = 0;
  heard = 0;
  listeners = 0;
  #microphone;
  #socket = null;
  #recorder = null;
  #pause = PAUSE_FIRST;
  #timer = 0;
  #watch = 0;
  #last = 0;
  #begin = null;
  #before = 0;

  constructor(microphone) {
    super();
    this.#microphone = microphone;
  }

  get isWanted() { return this.state !== 'off'; }

  start(channel, title) {
    this.#begin = { do: 'begin', stream: name(), name: title };
    Object.assign(this, { channel, refused: null, since: null, sent: 0, heard: 0, listeners: 0 });
    this.#before = 0;
    this.#pause = PAUSE_FIRST;
    this.#is('connecting');
    this.#connect();
  }

  /** Ends the show: what was recorded last is sent before. */
  async end() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    const recorder = this.#recorder;
    this.#is('off');
    if (recorder && recorder.state !== 'inactive') {
      const stopped = new Promise((done) => { recorder.addEventListener('stop', done); });
      recorder.ondataavailable = ({ data }) => this.#bring(socket, data);
      recorder.stop();
      await stopped;
    }
    this.#quiet();
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ do: 'end' }));
    if (socket) setTimeout(() => socket.close(), END_MOST);
  }

  #connect() {
    const address = new URL(`/api/v1/channels/${encodeURIComponent(this.channel)}/live`, location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#last = Date.now();
    clearInterval(this.#watch);
    this.#watch = setInterval(() => this.#look(socket), WATCH);
    socket.onopen = () => socket.send(JSON.stringify(this.#begin));
    socket.onmessage = ({ data }) => { if (socket === this.#socket) this.#told(JSON.parse(data)); };
    socket.onclose = () => this.#lost(socket);
  }

  #told(frame) {
    this.#last = Date.now();
    switch (frame.kind) {
      case 'ready': this.#record(); break;
      case 'waiting': this.#is('waiting'); break;
      case 'on_air':
        this.since ??= Date.now();
        this.#pause = PAUSE_FIRST;
        this.#is('live');
        break;
      case 'heard':
        this.heard = this.#before + frame.bytes;
        this.listeners = frame.listeners;
        this.#tell();
        break;
      case 'ended': this.#over({ reason: frame.reason, detail: '' }); break;
      case 'refused': if (!this.since || !FOR_NOW.includes(frame.reason)) this.#over(frame); break;
      default: break;
    }
  }

  /** A recording of its own for each connection: it begins with what the server has to know first. */
  #record() {
    const socket = this.#socket;
    const recorder = this.#microphone.recorder();
    this.#recorder = recorder;
    this.#before = this.heard;
    recorder.ondataavailable = ({ data }) => { if (socket === this.#socket) this.#bring(socket, data); };
    recorder.onerror = ({ error }) => this.#over({ reason: 'recorder', detail: error?.name ?? '' });
    recorder.start(SLICE);
  }

  #bring(socket, data) {
    if (socket?.readyState !== WebSocket.OPEN) return;
    for (let from = 0; from < data.size; from += BYTES_MOST) socket.send(data.slice(from, from + BYTES_MOST));
    this.sent += data.size;
  }

  #look(socket) {
    if (socket !== this.#socket) return;
    if (socket.bufferedAmount > WAITING_MOST || Date.now() - this.#last > SILENCE_MOST) {
      socket.close();
      // A network that is gone answers no goodbye.
      this.#lost(socket);
    } else this.#tell();
  }

  #lost(socket) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#quiet();
    this.#is(this.since ? 'broken' : 'connecting');
    this.#timer = setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(PAUSE_MOST, this.#pause * 2);
  }

  #quiet() {
    clearInterval(this.#watch);
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder && recorder.state !== 'inactive') {
      recorder.ondataavailable = null;
      recorder.stop();
    }
  }

  #over(why) {
    const socket = this.#socket;
    this.#socket = null;
    this.refused = why;
    this.#quiet();
    socket?.close();
    this.#is('off');
  }

  #is(state) {
    this.state = state;
    this.#tell();
  }

  #tell() { this.dispatchEvent(new Event('change')); }
}
