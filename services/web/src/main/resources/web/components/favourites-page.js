// Whom somebody follows: cards with who is live, more of them by typing, and what happened.
import 'hubbub/event-list.js';
import 'hubbub/event-sources.js';
import { ask, explain, now, query, send } from 'hubbub/api.js';
import { el, iconButton, sourceTile } from 'hubbub/dom.js';
import { watchAt } from 'hubbub/happenings.js';
import { toast } from 'hubbub/toast.js';
import { pathOf, plural, span } from 'hubbub/words.js';

const TYPED = 200;
const LOOK_AGAIN = 60_000;
const SECOND = 1_000;

class FavouritesPage extends HTMLElement {
  #mine = [];
  #looking = 0;
  #timer = 0;

  connectedCallback() {
    this.list = this.querySelector('[data-part=cards]');
    this.said = this.querySelector('[data-part=said]');
    this.form = this.querySelector('form');
    this.found = this.querySelector('datalist');
    this.form.addEventListener('submit', (e) => { e.preventDefault(); this.#add(); });
    this.form.elements.name.addEventListener('input', () => this.#typed());
    this.querySelector('[data-does=import]').addEventListener('click', () => this.#bringOver());
    this.addEventListener('happened', () => this.#load());
    this.#timer = setInterval(() => this.#load(), LOOK_AGAIN);
    this.#load();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    clearTimeout(this.#looking);
  }

  async #load() {
    await this.#carefully(async () => {
      const { favourites } = await ask('/api/v1/favourites');
      this.#mine = favourites;
      this.#draw();
    });
  }

  #draw() {
    const stood = this.list.contains(document.activeElement) ? document.activeElement.id : '';
    this.list.replaceChildren(...(this.#mine.length ? this.#mine.map((one, at) => this.#card(one, at)) : [el('li', { class: 'mid' }, 'Nobody yet. Type a name above: a channel of this server, or somebody on Twitch. Who is live stands here, and what happens to them below.')]));
    if (stood) document.getElementById(stood)?.focus();
  }

  #card({ streamer, on_now: looked }, at) {
    const { channel, name, live, since, title } = streamer;
    const act = (icon, label, key, does, off = false) => {
      const button = iconButton(icon, label, does, 's');
      button.id = `${key} ${channel}`;
      button.disabled = off;
      return button;
    };
    return el('li', { 'data-channel': channel }, state(live), sourceTile(streamer.channel.split('/')[0]),
      el('div', { class: 'grow' }, el('a', { class: 'h3 link', href: watchAt(channel), dir: 'auto' }, name),
        el('p', { class: 'mid', dir: 'auto' }, title), el('p', { class: 'meta' }, [channel, sinceWhen(live, since)].filter(Boolean).join(' · '))),
      el('button', { type: 'button', class: 'chip', id: `now ${channel}`, 'aria-pressed': String(looked), onclick: () => this.#put(channel, { on_now: !looked }) }, 'On now'),
      el('div', { class: 'row' }, act('up', `Move ${name} up`, 'up', () => this.#put(channel, { place: at - 1 }), at === 0),
        act('down', `Move ${name} down`, 'down', () => this.#put(channel, { place: at + 1 }), at === this.#mine.length - 1),
        act('close', `Follow ${name} no longer`, 'drop', () => this.#drop(channel, at))));
  }

  #typed() {
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => this.#find(), TYPED);
  }

  async #find() {
    const { platform, name } = this.form.elements;
    if (!name.value.trim()) return;
    await this.#carefully(async () => {
      const { streamers } = await ask(`/api/v1/streamers${query({ q: name.value.trim(), platform: platform.value })}`);
      this.found.replaceChildren(...streamers.map(({ channel, name: shown }) => el('option', { value: channel.slice(channel.indexOf('/') + 1) }, shown)));
    });
  }

  async #add() {
    const { platform, name } = this.form.elements;
    const typed = name.value.trim();
    if (!typed) return;
    await this.#carefully(async () => {
      await send('PUT', `/api/v1/favourites/${pathOf(`${platform.value}/${typed}`)}`, {});
      name.value = '';
      await this.#load();
      this.#others();
    });
    name.focus();
  }

  /** What depends on whom one follows. */
  #others() {
    this.querySelector('event-list').load();
    this.querySelector('event-sources').load();
  }

  /** Whom they follow on Twitch. */
  async #bringOver() {
    await this.#carefully(async () => {
      const { added, left_out: left } = await ask('/api/v1/favourites/import', { method: 'POST' });
      toast(added ? `${plural(added, 'streamer')} brought over${left ? `; there was no room for ${left}` : ''}.` : left ? `There is no room for ${plural(left, 'streamer')}.` : 'You follow all of them here already.');
      await this.#load();
    });
  }

  async #put(channel, wish) {
    await this.#carefully(() => send('PUT', `/api/v1/favourites/${pathOf(channel)}`, wish));
    await this.#load();
  }

  async #drop(channel, place) {
    await this.#carefully(async () => {
      await send('DELETE', `/api/v1/favourites/${pathOf(channel)}`);
      toast(`You follow ${channel} no longer.`, { label: 'Undo', does: () => this.#put(channel, { place }) });
    });
    await this.#load();
    this.#others();
    this.form.elements.name.focus();
  }

  async #carefully(does) {
    try {
      await does();
      this.said.textContent = '';
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.said.textContent = explain(problem).join(' ');
    }
  }
}

/** A lamp says it to those who see it, words to the others. */
function state(live) {
  if (live === null) return el('span', { class: 'lamp', role: 'img', 'aria-label': 'not known whether live', title: 'not known whether live' });
  return live ? el('span', { class: 'onair' }, 'Live') : el('span', { class: 'offair' }, 'Off');
}

function sinceWhen(live, since) {
  if (!since) return live === null ? 'not asked yet' : '';
  const ago = span((now() - Date.parse(since)) / SECOND);
  return live ? `for ${ago}` : `ended ${ago} ago`;
}

customElements.define('favourites-page', FavouritesPage);
