// Twitch's own player and chat. Nothing is asked of Twitch before somebody says so: by a click, or once for all on this device.
import { change, el } from 'hubbub/dom.js';
import { isDark } from 'hubbub/header.js';

const ALWAYS = 'twitch:always';
// What Twitch wants of a chat in a sandbox: https://dev.twitch.tv/docs/embed/chat/
const SANDBOX = 'allow-storage-access-by-user-activation allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals';

class TwitchPlayer extends HTMLElement {
  #asks = '';

  connectedCallback() {
    this.frames = this.querySelector('.twitch-frames');
    this.words = this.querySelector('[data-part=words]');
    this.kept = this.querySelector('[data-part=kept]');
    this.always = this.querySelector('[name=always]');
    this.loading = this.querySelector('[data-does=load]');
    this.closing = this.querySelector('[data-does=close]');
    this.#asks ||= this.words.textContent;
    if (!embeds()) return this.#cannot();
    this.always.checked = remembered();
    this.always.addEventListener('change', () => this.#chosen());
    this.loading.addEventListener('click', () => { this.#open(); this.frames.focus(); });
    this.closing.addEventListener('click', () => { this.#close(); this.loading.focus(); });
    if (this.always.checked) this.#open();
  }

  #cannot() {
    this.words.textContent = `Twitch’s player and chat come only into pages that were asked for by HTTPS at its usual port, or at localhost. This page came from ${location.origin}; whoever runs this server sets HTTPS up for it. Meanwhile the link above leads to Twitch.`;
    this.loading.parentElement.remove();
  }

  #open() {
    const { name } = this.dataset;
    const host = location.hostname;
    this.frames.replaceChildren(
      frame(`https://player.twitch.tv/?${new URLSearchParams({ channel: name, parent: host })}`, { title: `Twitch’s player: ${name}`, allow: 'autoplay; fullscreen', allowfullscreen: true }),
      frame(`https://www.twitch.tv/embed/${name}/chat?parent=${host}${isDark() ? '&darkpopout' : ''}`, { title: `Twitch’s chat: ${name}`, sandbox: SANDBOX }));
    this.#draw(true);
    if (this.always.checked) this.#remember();
  }

  #close() {
    this.frames.replaceChildren();
    this.#draw(false);
  }

  #draw(open) {
    this.frames.hidden = !open;
    this.closing.hidden = !open;
    this.loading.hidden = open;
    change(this.words, open ? 'Both are Twitch’s own: Twitch sees your IP address, and sets cookies of its own.' : this.#asks);
  }

  #chosen() {
    if (!this.always.checked) {
      forget();
      this.kept.textContent = 'Twitch is asked for nothing before you click.';
    } else if (!this.frames.hidden) {
      this.#remember();
    }
  }

  #remember() {
    this.kept.textContent = remember() ? 'Remembered on this device: pages like this one ask Twitch as soon as they open. Untick it to be asked again.' : 'This browser lets the page remember nothing.';
  }
}

/** Twitch names as ancestors the host's https:// at its usual port alone; localhost may be anything. */
function embeds() {
  return location.hostname === 'localhost' || (location.protocol === 'https:' && !location.port);
}

const frame = (src, more) => el('iframe', { src, loading: 'lazy', referrerpolicy: 'strict-origin', ...more });

// A browser may forbid pages to remember anything.
function remembered() { try { return localStorage.getItem(ALWAYS) === 'on'; } catch { return false; } }
function remember() { try { localStorage.setItem(ALWAYS, 'on'); return true; } catch { return false; } }
function forget() { try { localStorage.removeItem(ALWAYS); } catch { /* then nothing was kept */ } }

customElements.define('twitch-player', TwitchPlayer);
