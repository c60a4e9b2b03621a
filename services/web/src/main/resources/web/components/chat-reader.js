// New lines, said to those who listen to the page: each where few come, else a digest; what names me always.
import { el } from 'hubbub/dom.js';
import { plural } from 'hubbub/words.js';

const EACH = 2_000;
const DIGEST = 15_000;
const SWITCH = 'chat:read-aloud';

class ChatReader extends HTMLElement {
  #last = 0;
  #missed = 0;
  #naming = 0;
  #timer = 0;

  connectedCallback() {
    this.live = el('div', { class: 'vh', 'aria-live': 'polite' });
    this.replaceChildren(this.live);
  }

  get isOn() { return localStorage.getItem(SWITCH) === 'on'; }

  set isOn(on) {
    localStorage.setItem(SWITCH, on ? 'on' : 'off');
    this.#say(on ? 'New messages are read out.' : 'New messages are not read out.');
  }

  heard(line, namesMe) {
    if (!this.isOn && !namesMe) return;
    const waits = this.isOn && (this.#timer || (!namesMe && Date.now() - this.#last <= EACH));
    if (namesMe || !waits) this.#say(`${line.author.name}: ${line.text}`);
    if (!waits) return;
    this.#missed++;
    if (namesMe) this.#naming++;
    this.#timer ||= setTimeout(() => this.#digest(), DIGEST);
  }

  #digest() {
    this.#timer = 0;
    const naming = this.#naming ? `, ${this.#naming} of them ${this.#naming === 1 ? 'names' : 'name'} you` : '';
    this.#say(`${plural(this.#missed, 'message')}${naming}`);
    this.#missed = 0;
    this.#naming = 0;
  }

  #say(words) {
    this.#last = Date.now();
    this.live.textContent = words;
  }
}

customElements.define('chat-reader', ChatReader);
