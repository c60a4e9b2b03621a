// Tries out what an event of a channel does: a made-up one, marked as a test, that nobody else sees.
import { ask, explain, send } from 'hubbub/api.js';
import { el, icon } from 'hubbub/dom.js';
import { kindName } from 'hubbub/happenings.js';

const TESTS = '/api/v1/events/test';

class TestEvent extends HTMLElement {
  /** Of this channel, `platform/name`, which whoever looks runs. */
  async show(channel) {
    this.dataset.channel = channel;
    if (this.select) return;
    try {
      const { kinds } = await ask(TESTS);
      this.select = el('select', { class: 'sel', 'aria-label': 'Kind of event' }, kinds.map((kind) => el('option', { value: kind }, kindName(kind))));
      this.said = el('span', { class: 'meta', role: 'status' });
      this.replaceChildren(el('p', { class: 'row wrap' }, el('span', { class: 'selw' }, this.select, icon('down')),
        el('button', { type: 'button', class: 'btn btn-s', onclick: () => this.#send() }, 'Send a test event'), this.said));
    } catch (problem) {
      this.#say(problem);
    }
  }

  async #send() {
    try {
      await send('POST', TESTS, { channel: this.dataset.channel, kind: this.select.value });
      this.said.textContent = 'Sent. Only you see it.';
    } catch (problem) {
      this.#say(problem);
    }
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    const words = explain(problem).join(' ');
    if (this.said) this.said.textContent = words;
    else this.replaceChildren(el('p', { class: 'note-bad', role: 'status' }, words));
  }
}

customElements.define('test-event', TestEvent);
