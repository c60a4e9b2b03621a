// Says that the crowds are invented, ends them by one press, and says so when they are gone.
import { explain, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';

const CHANNELS = ['rehearsal/snail-cup', 'rehearsal/midnight-soup'];

export const isInvented = (channel) => channel.startsWith('rehearsal/');

class RehearsalRibbon extends HTMLElement {
  #run = null;
  #busy = false;
  #state = '';

  /** @param runs as they are now; @param asked the channels that the page is about, if it names any */
  show(runs, asked = []) {
    const live = runs.filter((r) => r.state !== 'ended');
    const run = live.find((r) => !r.counted);
    const real = live.find((r) => r.counted);
    const gone = this.#run !== null || (asked.length > 0 && asked.every(isInvented));
    this.#run = run ?? this.#run;
    if (run) this.#draw('on', () => this.#on());
    else if (gone) this.#draw(real ? 'room' : 'over', () => this.#over(real));
    else this.#draw('', () => []);
  }

  #draw(state, parts) {
    if (this.#state === state && this.firstElementChild) return;
    this.#state = state;
    const focused = this.contains(document.activeElement);
    this.replaceChildren(...parts());
    // Whoever pressed a button that is gone goes on from here.
    if (focused) this.querySelector('.ribbon')?.focus();
  }

  #on() {
    return [el('div', { class: 'ribbon', tabindex: '-1' },
      el('div', { class: 'grow' }, el('b', {}, 'Rehearsal.'), ' ',
        el('span', { class: 'mid' }, 'These crowds are made up by the program, so that every page has something to show. None of it is counted, and nothing of it stays.')),
      el('audio', { controls: true, preload: 'none', src: '/live/rehearsal', 'aria-label': 'What it sounds like' }),
      el('button', { type: 'button', class: 'btn btn-s', 'data-does': 'end-rehearsal', onclick: () => this.#ask('DELETE', `/api/v1/runs/${encodeURIComponent(this.#run.id)}`) }, 'End it')), this.#said()];
  }

  #over(real) {
    const next = real ? `It made room for ${real.channels[0].channel}.` : 'Name a channel that is live, or bring a capture.';
    return [el('div', { class: 'ribbon', role: 'status', tabindex: '-1' },
      el('div', { class: 'grow' }, el('b', {}, 'The rehearsal is over.'), ' ', el('span', { class: 'mid' }, `Nothing of it was counted or kept. ${next}`)),
      real ? null : el('button', { type: 'button', class: 'btn btn-s btn-quiet', 'data-does': 'rehearse', onclick: () => this.#ask('POST', '/api/v1/runs', { channels: CHANNELS, name: 'Rehearsal' }) }, 'Rehearse again')), this.#said()];
  }

  #said() { return el('p', { class: 'note-bad', role: 'alert' }); }

  async #ask(method, path, body) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await send(method, path, body);
    } catch (problem) {
      // It may have ended by itself a moment ago.
      if (problem.status !== 404) this.lastElementChild.textContent = explain(problem).join(' ');
    }
    this.#busy = false;
    this.dispatchEvent(new Event('asked', { bubbles: true }));
  }
}

customElements.define('rehearsal-ribbon', RehearsalRibbon);
