// How programs connect: the exact lines for each, with this host and a fresh token, and a lamp that lights at the first message.
import { ask, explain, query, send } from 'hubbub/api.js';
import { ChatRoom } from 'hubbub/chat-room.js';
import { WAYS } from 'hubbub/connect-ways.js';
import { el, icon } from 'hubbub/dom.js';
import { copy, linesToCopy } from 'hubbub/own-secret.js';

const LIFE = '365d';

class ConnectPage extends HTMLElement {
  #way = WAYS[0];
  #token = null;
  #room = null;
  #doors = { irc: 6667, irc_tls: null };

  connectedCallback() {
    this.name = this.dataset.name;
    const search = new URLSearchParams(location.search);
    this.channel = /^[a-z0-9_]{3,25}$/.test(search.get('channel') ?? '') ? search.get('channel') : this.name.toLowerCase() || 'channel';
    this.#way = WAYS.find(({ key }) => key === search.get('program')) ?? WAYS[0];
    this.list = el('div', { class: 'card menu', role: 'group', 'aria-label': 'Program' }, WAYS.map((way) => el('button', { type: 'button', 'aria-pressed': 'false', 'data-way': way.key, onclick: () => this.#choose(way) }, el('span', { class: 'grow' }, way.name), el('span', { class: 'meta' }, way.what))));
    this.way = el('section', { class: 'card way', 'aria-labelledby': 'way-title' });
    this.querySelector('noscript')?.remove();
    this.append(el('div', { class: 'ways' }, this.list, this.way));
    this.lamp = el('span', { class: 'lamp' });
    this.seen = el('span', { class: 'grow' });
    this.#begin(!search.has('channel') && this.dataset.id);
  }

  /** Drawn once all is known, so that nothing changes under who reads already. */
  async #begin(owner) {
    await this.#find(owner);
    this.#choose(this.#way);
  }

  /** Ports may be others than the usual ones, or closed; one's channel may have another name than oneself. */
  async #find(owner) {
    try {
      const [doors, { channels }] = await Promise.all([ask('/api/v1/chat/doors'), owner ? ask(`/api/v1/channels${query({ owner, limit: 1 })}`) : { channels: [] }]);
      this.#doors = doors;
      this.channel = channels[0]?.name ?? this.channel;
    } catch (problem) {
      // The usual ones are the best guess then.
      if (problem.status === undefined) throw problem;
    }
  }

  disconnectedCallback() { this.#room?.end(); }

  #choose(way) {
    this.#way = way;
    history.replaceState(null, '', `/connect${query({ program: way.key, channel: this.channel })}`);
    for (const button of this.list.children) button.setAttribute('aria-pressed', String(button.dataset.way === way.key));
    this.#draw();
  }

  get #place() {
    const secure = location.protocol === 'https:';
    const { irc, irc_tls: tls } = this.#doors;
    return { host: location.hostname, port: tls ?? irc ?? 6667, tls: tls !== null, secure, web: `${secure ? 'wss' : 'ws'}://${location.host}`, here: location.origin, address: location.host, id: this.dataset.id || 'ID',
      login: this.name.toLowerCase() || 'your_name', token: this.#token ?? 'TOKEN', channel: this.channel };
  }

  #draw() {
    const way = this.#way;
    const steps = way.steps(this.#place);
    this.way.replaceChildren(el('h2', { class: 'h2', id: 'way-title' }, way.name), this.#closed(way) ?? '', el('ol', {}, this.#channelStep(), this.#tokenStep(),
      ...steps.map(({ says, lines, label }) => el('li', {}, el('p', {}, says), lines ? linesToCopy(lines, label ?? `the lines for ${way.name}`) : null)), this.#lampStep()));
    this.#listen();
  }

  #closed({ overTcp }) {
    const open = this.#doors.irc ?? this.#doors.irc_tls;
    return overTcp && open === null ? el('p', { class: 'note-bad' }, 'IRC over TCP is closed on this server: its health page says why. Programs that take a WebSocket get in.') : null;
  }

  #channelStep() {
    return el('li', {}, el('p', {}, 'The channel that it joins:'), el('form', { class: 'row', onsubmit: (e) => { e.preventDefault(); this.#join(e.target.elements.channel.value); } },
      el('label', { class: 'inp' }, el('span', { class: 'pre' }, '#'), el('input', { name: 'channel', value: this.channel, 'aria-label': 'Channel', maxlength: '25', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', pattern: '[A-Za-z0-9_]{3,25}', required: true })), el('button', { class: 'btn' }, 'Use it')));
  }

  #join(name) {
    this.channel = name.toLowerCase();
    this.#choose(this.#way);
  }

  #tokenStep() {
    if (!this.name) {
      return el('li', {}, el('p', {}, 'To write, it needs an account and a token: ', el('a', { class: 'link', href: `/login?to=${encodeURIComponent(location.pathname + location.search)}` }, 'log in'), '. To read along, it needs neither: leave out what is said of the token, and call it justinfan1.'));
    }
    const said = el('p', { class: 'note-bad', role: 'alert' });
    return el('li', {}, el('p', {}, this.#token ? 'Your token stands in the lines below. It is shown until you leave this page, and never again.' : 'A token, with which it writes as you. It can be revoked in your account at any time.'),
      this.#token ? el('div', {}, el('button', { type: 'button', class: 'btn', onclick: () => copy(this.#token) }, icon('copy'), 'Copy the token'))
        : el('div', {}, el('button', { type: 'button', class: 'btn btn-main', 'data-does': 'token', onclick: () => this.#make(said) }, 'Make a token')), said);
  }

  async #make(said) {
    try {
      const made = await send('POST', '/api/v1/account/tokens', { name: this.#way.name, scopes: ['chat:read', 'chat:edit', 'chat:moderate'], for: LIFE });
      this.#token = made.secret;
      this.#draw();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      said.textContent = explain(problem).join(' ');
    }
  }

  #lampStep() {
    return el('li', {}, el('p', {}, `Say something with it in #${this.channel}:`), el('div', { class: 'seen', role: 'status' }, this.lamp, this.seen),
      el('p', { class: 'meta' }, 'Or look at it in ', el('a', { class: 'link', href: `/${this.channel}` }, `/${this.channel}`), '.'));
  }

  /** The lamp lights when this account says something in the room; where nobody is logged in, when anybody does. */
  #listen() {
    if (this.#room?.name === this.channel) return;
    this.#room?.end();
    this.lamp.className = 'lamp is-waiting';
    this.seen.textContent = 'Waiting for its first message.';
    const room = new ChatRoom(this.channel);
    this.#room = room;
    room.addEventListener('line', ({ detail: { line } }) => {
      if (this.name && line.author.login !== this.name.toLowerCase()) return;
      this.lamp.className = 'lamp is-live';
      this.seen.replaceChildren('It is here: ', el('b', {}, el('bdi', {}, line.author.name)), ': ', el('bdi', {}, line.text));
    });
    room.addEventListener('closed', ({ detail }) => { this.lamp.className = 'lamp'; this.seen.textContent = `Nothing can be heard here: ${detail.reason}. Choose a channel above.`; });
    room.begin();
  }
}

customElements.define('connect-page', ConnectPage);
