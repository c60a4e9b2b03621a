// One room over the chat's WebSocket: what it tells, what is said, and coming back without a line lost or doubled.
// Tells `joined`, `said`, `held-for-review`, `done`, `refused`, `lost`, `closed`, and every news by its type: `line`, `deleted`, …
const PAUSE_FIRST = 500;
const PAUSE_MOST = 15_000;
const PING = 20_000;
const SILENCE_MOST = 45_000;
const UNHEARD_MOST = 20;
const GUEST = 'chat:guest';
/** The room knows a line by its nonce for ten minutes; after that it would be said twice. */
const SAME_WITHIN = 9 * 60_000;
/** Refused for now: whoever comes again may be let in. */
const FOR_NOW = ['not_now', 'busy'];

export class ChatRoom extends EventTarget {
  #socket = null;
  #inside = false;
  #ended = false;
  #pause = PAUSE_FIRST;
  #timer = 0;
  #watch = 0;
  #heard = 0;
  #offset = null;
  #you = null;
  #unheard = new Map();

  constructor(name) {
    super();
    this.name = name;
  }

  /**
   * What was said here before the page was loaded anew, and no answer came; it is sent when the room is joined.
   * @return `[{ nonce, text, reply_to }]`
   */
  restore() {
    for (const unheard of kept(this.#drawer)) this.#unheard.set(unheard.frame.nonce, unheard);
    return [...this.#unheard.values()].map(({ frame }) => frame);
  }

  get #drawer() { return `unheard:${this.name}`; }

  #keep() {
    if (this.#unheard.size) sessionStorage.setItem(this.#drawer, JSON.stringify([...this.#unheard.values()]));
    else sessionStorage.removeItem(this.#drawer);
  }

  begin() { this.#connect(); }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    this.#socket?.close();
  }

  get isFull() { return this.#unheard.size >= UNHEARD_MOST; }

  /**
   * Says a line. It is sent again after a cut, by the same name, so that it is said once.
   * @return the name, which `said`, `done` and `refused` have as `nonce`
   */
  say(text, replyTo = null) {
    const nonce = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const frame = { do: 'say', channel: this.name, nonce, request: nonce, text, ...(replyTo && { reply_to: replyTo }) };
    this.#unheard.set(nonce, { frame, at: Date.now(), by: this.#you });
    this.#keep();
    if (this.#inside) this.#send(frame);
    return nonce;
  }

  #send(frame) { this.#socket.send(JSON.stringify(frame)); }

  #connect() {
    this.#timer = 0;
    const address = new URL('/api/v1/chat', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const guest = localStorage.getItem(GUEST);
    if (guest) address.searchParams.set('guest', guest);
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#heard = Date.now();
      this.#send({ do: 'join', channel: this.name, request: 'join', ...(this.#offset && { since: this.#offset }) });
      this.#watch = setInterval(() => this.#beat(), PING);
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data));
    socket.onclose = () => this.#lost();
  }

  #beat() {
    if (Date.now() - this.#heard > SILENCE_MOST) this.#socket.close();
    else this.#send({ do: 'ping' });
  }

  #lost() {
    clearInterval(this.#watch);
    this.#inside = false;
    if (this.#ended) return;
    const wait = this.#pause * (0.5 + Math.random());
    this.#pause = Math.min(PAUSE_MOST, this.#pause * 2);
    this.#tell('lost', { wait });
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #tell(kind, detail) { this.dispatchEvent(new CustomEvent(kind, { detail })); }

  #hear(frame) {
    this.#heard = Date.now();
    switch (frame.kind) {
      case 'hello': if (frame.guest) localStorage.setItem(GUEST, frame.guest); break;
      case 'joined': this.#joined(frame); break;
      case 'news': this.#news(frame.news); break;
      // Too slow for a while: what was left out is told to whoever comes again.
      case 'skipped': this.#pause = PAUSE_FIRST; this.#socket.close(); break;
      case 'said': case 'held': this.#answered(frame.kind === 'held' ? 'held-for-review' : 'said', frame); break;
      case 'done': this.#answered('done', frame); break;
      case 'refused': this.#refused(frame); break;
      default: break;
    }
  }

  #joined(frame) {
    this.#inside = true;
    this.#pause = PAUSE_FIRST;
    this.#tell('joined', { ...frame, count: frame.news?.length ?? 0, pinned: this.#withPictures(frame.pinned) });
    this.#news(frame.news ?? []);
    this.#offset = frame.offset;
    this.#you = frame.you.id;
    for (const { frame: unheard, at, by } of [...this.#unheard.values()]) {
      if (by !== null && by !== this.#you) this.#answered('refused', { nonce: unheard.nonce, detail: 'that was written under another name' });
      else if (Date.now() - at > SAME_WITHIN) this.#answered('refused', { nonce: unheard.nonce, detail: 'that waited for long and may have been said: look first' });
      else this.#send(unheard);
    }
  }

  #news(all) {
    for (const news of all) {
      if (news.offset) this.#offset = news.offset;
      if (news.line) this.#withPictures(news.line);
      this.#tell(news.type === 'announcement' ? 'line' : news.type, news);
    }
  }

  #answered(kind, frame) {
    const nonce = frame.nonce ?? frame.request;
    this.#unheard.delete(nonce);
    this.#keep();
    this.#tell(kind, { ...frame, nonce });
  }

  #refused(frame) {
    if (frame.request === 'join' && FOR_NOW.includes(frame.reason)) this.#socket.close();
    else if (frame.request === 'join') this.#tell('closed', { reason: frame.detail });
    else this.#answered('refused', frame);
  }

  #withPictures(line) {
    for (const emote of line?.emotes ?? []) emote.url = this.picture(emote.id);
    return line;
  }

  /** Where the API has more of the room. */
  at(path) { return `/api/v1/channels/${this.name}/chat/${path}`; }

  /** Where an emote of the channel is to be seen. */
  picture(id) { return this.at(`emotes/${encodeURIComponent(id)}`); }

  /** Lines of the API as the room tells them. */
  read(lines) { return lines.map((line) => this.#withPictures(line)); }
}

/** What this tab wrote down; nothing where somebody else wrote there. */
function kept(drawer) {
  try {
    const all = JSON.parse(sessionStorage.getItem(drawer) ?? '[]');
    return all.filter(({ frame }) => typeof frame.nonce === 'string' && typeof frame.text === 'string').slice(0, UNHEARD_MOST);
  } catch {
    return [];
  }
}
