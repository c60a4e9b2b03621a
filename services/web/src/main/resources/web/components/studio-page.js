// The page of those who go on air: stream keys of one's channels, what each program has to be told, and whether we hear it.
import { ask, explain, query } from 'hubbub/api.js';
import { PROGRAMS } from 'hubbub/broadcast-ways.js';
import 'hubbub/channel-listening.js';
import { change, el, icon, iconButton } from 'hubbub/dom.js';
import 'hubbub/event-list.js';
import 'hubbub/go-live.js';
import { copy, linesToCopy } from 'hubbub/own-secret.js';
import { decibels } from 'hubbub/level-meter.js';
import 'hubbub/now-playing.js';
import 'hubbub/stream-alarms.js';
import 'hubbub/stream-keys.js';
import 'hubbub/test-event.js';
import { playing, soundOf, Streams } from 'hubbub/streams.js';
import { plural } from 'hubbub/words.js';

const NO_KEY = 'STREAMKEY';
const AIRS = ['broadcaster', 'host'];
const CHANNELS_MAX = 1_000;

class StudioPage extends HTMLElement {
  #program = PROGRAMS[0];
  #key = NO_KEY;
  #streams = null;

  connectedCallback() {
    this.keys = this.querySelector('stream-keys');
    this.programs = this.querySelector('[data-part=programs]');
    this.choice = this.querySelector('[data-part=channels]');
    this.lamp = this.querySelector('.lamp');
    this.heard = this.querySelector('[data-part=heard]');
    this.keys.addEventListener('made', (e) => { this.#key = e.detail.key; this.#draw(); });
    this.air = new Streams();
    this.air.addEventListener('streams', (e) => { this.#streams = e.detail; this.#hear(); });
    this.querySelector('now-playing').addEventListener('changed', () => this.air.look());
    this.#begin();
    this.#elsewhere();
  }

  disconnectedCallback() { this.air.end(); }

  async #begin() {
    try {
      const { channels } = await ask(`/api/v1/account/channels${query({ role: AIRS, limit: CHANNELS_MAX })}`);
      if (!channels.length) return this.#none();
      this.channels = new Map(channels.map((channel) => [channel.name, channel]));
      const wanted = new URLSearchParams(location.search).get('channel');
      const select = el('select', { class: 'sel grow', onchange: () => this.#on(select.value) }, channels.map(({ name }) => el('option', { value: name, selected: name === wanted }, name)));
      this.choice.replaceChildren(el('label', { class: 'row' }, el('span', { class: 'lab' }, 'Channel'), el('span', { class: 'selw' }, select, icon('down'))));
      this.#on(select.value);
      this.air.begin();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.heard.textContent = explain(problem).join(' ');
    }
  }

  /** Their channel on Twitch, for those who signed in with it. */
  async #elsewhere() {
    try {
      const { connected, login } = await ask('/api/v1/account/twitch');
      if (!connected) return;
      const card = this.querySelector('[data-part=twitch]');
      card.hidden = false;
      card.querySelector('event-list').show(`twitch/${login}`);
      card.querySelector('test-event').show(`twitch/${login}`);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      // Without accounts the page above says so.
    }
  }

  #none() {
    this.heard.replaceChildren('You have no channel yet, and are nobody’s host. ', el('a', { class: 'link', href: '/account' }, 'Open a channel'), ' first: its page is where you are heard.');
    for (const card of this.querySelectorAll('[data-needs=channel]')) card.hidden = true;
  }

  #on(channel) {
    this.channel = channel;
    this.#key = NO_KEY;
    const own = this.#isOwn();
    this.keys.closest('section').hidden = !own;
    if (own) this.keys.show(channel);
    this.querySelector('go-live').on(channel);
    this.querySelector('channel-listening').show(channel);
    const happened = this.querySelector('[data-needs=channel] event-list');
    happened.show(`hubbub/${channel}`);
    const test = happened.nextElementSibling;
    test.hidden = !own;
    if (own) test.show(`hubbub/${channel}`);
    this.#draw();
    this.#hear();
  }

  /** Whether they opened it; elsewhere they are a host. */
  #isOwn() { return this.channels.get(this.channel).roles.includes('broadcaster'); }

  #choose(program) {
    this.#program = program;
    this.#draw();
    this.programs.querySelector('[aria-pressed=true]').focus();
  }

  #draw() {
    const secure = location.protocol === 'https:';
    const at = { host: location.hostname, port: location.port || (secure ? '443' : '80'), secure, mount: `/live/${this.channel}`, key: this.#key };
    const list = el('div', { class: 'seg programs', role: 'group', 'aria-label': 'Program' }, PROGRAMS.map((program) => el('button', { type: 'button', 'aria-pressed': String(program === this.#program), 'data-program': program.key, title: program.what, onclick: () => this.#choose(program) }, program.name)));
    this.programs.replaceChildren(list,
      el('p', { class: 'meta' }, this.#whichKey()),
      el('ol', {}, this.#program.steps(at).map((step) => this.#step(step))));
  }

  #whichKey() {
    if (this.#key !== NO_KEY) return 'With the stream key that you just made.';
    return this.#isOwn() ? `Make a stream key, and it stands here in place of ${NO_KEY}.`
      : ['Ask ', el('bdi', {}, this.channels.get(this.channel).owner.name), ` for a stream key of your own; it goes in the place of ${NO_KEY}.`];
  }

  #step({ says, fields, lines, label }) {
    return el('li', {}, el('p', {}, says),
      fields ? el('dl', { class: 'settings' }, fields.map(([name, value]) => el('div', {}, el('dt', { class: 'meta' }, name), el('dd', {}, el('span', { class: 'mono' }, value), iconButton('copy', `Copy ${name}`, () => copy(value)))))) : null,
      lines ? linesToCopy(lines, label) : null);
  }

  /** A sentence for the lamp; said once as long as it is the same. */
  #hear() {
    const mine = (this.#streams ?? []).filter(({ channel }) => channel === this.channel);
    this.lamp.className = `lamp ${mine.length ? 'is-live' : 'is-waiting'}`;
    const words = mine.length ? `We hear you: ${mine.map((stream) => `${soundOf(stream)}${stream.mount === `/live/${this.channel}` ? '' : ` at ${stream.mount}`}`).join('; ')}` : this.#streams ? `Nothing comes in at /live/${this.channel} yet.` : 'Asking what comes in …';
    // How loud it is stands beside the sentence: it is not read out again each time.
    const [loud] = mine.map(({ level }) => (level ? decibels(level.rms) : ''));
    this.querySelector('[data-part=loud]').textContent = loud ? `, ${loud}` : '';
    const more = mine.map((stream) => [playing(stream), plural(stream.listeners, 'listener'), next(stream)].filter(Boolean).join(', ')).join('; ');
    change(this.heard, words);
    this.querySelector('[data-part=more]').textContent = more;
    this.querySelector('now-playing').show(this.channel, mine, this.querySelector('go-live').isHeardAt(this.channel));
    this.querySelector('stream-alarms').look(this.channel);
    const meter = this.querySelector('level-meter');
    if (mine.length) meter.watch(this.channel, mine[0].mount);
    else meter.stop();
    const link = this.querySelector('[data-part=page]');
    link.href = `/${this.channel}`;
    link.hidden = false;
  }
}

/** Who goes on air when this one ends. */
const next = ({ next: name }) => name === null ? '' : `next: ${name || 'somebody else'}`;

customElements.define('studio-page', StudioPage);
