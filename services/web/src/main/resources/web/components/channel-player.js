// The channel's sound: one button, what plays, who listens, how loud, and where else it can be heard.
import { now } from 'hubbub/api.js';
import { change, el, icon, iconButton } from 'hubbub/dom.js';
import 'hubbub/level-meter.js';
import { Listening } from 'hubbub/listening.js';
import { copy } from 'hubbub/own-secret.js';
import { formatOf, playing, soundOf, Streams } from 'hubbub/streams.js';
import { count, lasted, plural } from 'hubbub/words.js';

const SECOND = 1_000;
const FAR_BEHIND = 15;
const VOLUME = 'volume';

class ChannelPlayer extends HTMLElement {
  /** What is on air; null if nothing is, undefined where it is not known. */
  #stream;
  #clock = 0;

  connectedCallback() {
    this.channel = this.dataset.channel;
    this.path = `/live/${this.channel}`;
    this.audio = el('audio', { preload: 'none' });
    this.listening = new Listening(this.audio, this.path);
    this.streams = new Streams();
    this.#build();
    this.#loud(Number(stored() ?? 1));
    this.streams.addEventListener('streams', (e) => this.#told(e.detail));
    this.listening.addEventListener('change', () => this.#draw());
    this.audio.addEventListener('ended', () => this.streams.look());
    addEventListener('keydown', this.#key);
    addEventListener('online', this.#back);
    this.#clock = setInterval(() => this.#time(), SECOND);
    this.#media();
    this.streams.begin();
  }

  disconnectedCallback() {
    this.streams.end();
    this.listening.stop();
    clearInterval(this.#clock);
    removeEventListener('keydown', this.#key);
    removeEventListener('online', this.#back);
  }

  #build() {
    this.button = el('button', { type: 'button', class: 'play', onclick: () => this.#press(), hidden: true });
    this.badge = el('span', { class: 'offair' }, 'Off air');
    this.lasts = el('span', { class: 'meta' });
    this.heard = el('span', { class: 'meta' });
    this.delay = el('span', { class: 'meta', 'data-part': 'delay' });
    this.plays = el('p', { class: 'playing', dir: 'auto' });
    this.said = el('p', { class: 'meta', role: 'status' });
    this.jump = el('button', { type: 'button', class: 'btn btn-s', title: 'Jump to live (Shift+L)', onclick: () => this.listening.start(), hidden: true }, 'Jump to live');
    this.meter = el('level-meter', { 'data-small': true, hidden: true });
    this.slider = el('input', { type: 'range', min: '0', max: '100', 'aria-label': 'Volume', oninput: () => this.#loud(this.slider.value / 100, true) });
    this.mute = iconButton('voice', 'Mute (M)', () => this.#silence(!this.audio.muted));
    this.mute.setAttribute('aria-pressed', 'false');
    this.volume = el('div', { class: 'volume', hidden: true }, this.mute, this.slider);
    this.replaceChildren(this.audio, this.button,
      el('div', { class: 'sounding' }, el('div', { class: 'row wrap' }, this.badge, this.lasts, this.heard, this.delay, this.jump), this.plays, this.meter, this.said), this.volume, this.#addresses());
  }

  #addresses() {
    const line = (name, path) => {
      const address = location.origin + path;
      return el('li', {}, el('span', { class: 'meta' }, name), el('a', { class: 'link', href: path }, address),
        el('button', { type: 'button', class: 'btn-ico s', 'aria-label': `Copy the address: ${name}`, title: 'Copy', onclick: () => copy(address) }, icon('copy')));
    };
    return el('details', { class: 'addresses' }, el('summary', {}, 'Addresses for other players'),
      el('ul', {}, line('the sound itself', this.path), line('playlist, M3U', `${this.path}.m3u`), line('playlist, PLS', `${this.path}.pls`)));
  }

  #told(streams) {
    // Who does not answer says nothing about what is on air.
    if (streams === null) return;
    const before = this.#stream;
    this.#stream = streams.find(({ mount }) => mount === this.path) ?? null;
    if (this.#stream && !before) this.listening.wake();
    this.#describe();
    this.#draw();
  }

  #press() {
    if (this.listening.wanted) this.listening.stop();
    else this.listening.start();
  }

  #draw() {
    const { state, wanted } = this.listening;
    const live = Boolean(this.#stream);
    this.classList.toggle('is-live', live);
    this.button.hidden = !live && !wanted;
    this.#sign(wanted ? 'pause' : 'play');
    this.badge.className = live ? 'onair' : 'offair';
    change(this.badge, live ? 'Live' : 'Off air');
    this.volume.hidden = this.button.hidden;
    this.jump.hidden = this.listening.behind < FAR_BEHIND;
    if (live && wanted) this.meter.watch(this.channel, this.path);
    else this.meter.stop();
    change(this.heard, live ? plural(this.#stream.listeners, 'listener') : '');
    change(this.plays, live ? playing(this.#stream) || this.#stream.name || 'Live sound' : '');
    change(this.said, this.#words(live, state));
    this.#time();
    if ('mediaSession' in navigator) navigator.mediaSession.playbackState = wanted ? 'playing' : 'none';
  }

  #words(live, state) {
    if (this.#stream === undefined) return '';
    if (!live) return state === 'off' ? 'Nothing is sent here now. This page sees by itself when it begins.' : 'The sound has stopped. It goes on by itself when it is back.';
    if (state === 'waits') return 'Connecting …';
    if (!this.audio.canPlayType(this.#stream.content_type)) return `This browser may not play ${formatOf(this.#stream)}: the addresses below are for other players.`;
    return '';
  }

  #sign(name) {
    if (this.button.dataset.sign === name) return;
    this.button.dataset.sign = name;
    const label = name === 'play' ? 'Play' : 'Pause';
    this.button.setAttribute('aria-label', label);
    this.button.title = `${label} (K)`;
    this.button.replaceChildren(icon(name, 'i-24'));
  }

  /** No live region: it would be read out each second. */
  #time() {
    change(this.lasts, this.#stream ? lasted((now() - Date.parse(this.#stream.since)) / SECOND) : '');
    this.lasts.title = this.#stream ? soundOf(this.#stream) : '';
    // What was waited for lies in the buffer, as far as the browser keeps it.
    const late = Math.round(Math.max(this.listening.ahead, this.listening.behind));
    change(this.delay, late > 0 ? `${late} s behind` : '');
  }

  #loud(volume, keep = false) {
    const loud = Math.min(1, Math.max(0, Number.isFinite(volume) ? volume : 1));
    this.audio.volume = loud;
    this.slider.value = String(Math.round(loud * 100));
    this.slider.setAttribute('aria-valuetext', `${count(Math.round(loud * 100))} %`);
    if (keep) store(loud);
  }

  #silence(muted) {
    this.audio.muted = muted;
    this.mute.setAttribute('aria-pressed', String(muted));
  }

  // Keys of the lock screen, of headphones and of this page.

  #media() {
    if (!('mediaSession' in navigator)) return;
    const does = { play: () => this.listening.start(), pause: () => this.listening.stop(), stop: () => this.listening.stop() };
    for (const [action, deed] of Object.entries(does)) navigator.mediaSession.setActionHandler(action, deed);
  }

  #describe() {
    if (!('mediaSession' in navigator) || !this.#stream) return;
    const { title, artist, name } = this.#stream;
    navigator.mediaSession.metadata = new MediaMetadata({ title: title || name || this.channel, artist: artist || this.channel, album: name });
  }

  #back = () => this.listening.wake();

  #key = (event) => {
    if (event.target.closest('input, select, textarea, dialog, [role=dialog]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'L' && this.listening.wanted) this.listening.start();
    else if (event.key.toLowerCase() === 'k' && !this.button.hidden) this.#press();
    else if (event.key.toLowerCase() === 'm' && !this.button.hidden) this.#silence(!this.audio.muted);
  };
}

// A browser may forbid pages to remember anything.
function stored() { try { return localStorage.getItem(VOLUME); } catch { return null; } }
function store(volume) { try { localStorage.setItem(VOLUME, String(volume)); } catch { /* then it is not remembered */ } }

customElements.define('channel-player', ChannelPlayer);
