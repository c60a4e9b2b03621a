// What is wrong with one's sound, said at once and once.
import { ask } from 'hubbub/api.js';
import { el, icon } from 'hubbub/dom.js';

class StreamAlarms extends HTMLElement {
  #channel = '';
  #asked = 0;
  #shown = new Map();

  connectedCallback() {
    this.setAttribute('role', 'alert');
    this.hidden = true;
  }

  /** Asks for a channel's alarms; whoever may not know has none. */
  async look(channel) {
    if (channel !== this.#channel) this.#show([]);
    this.#channel = channel;
    const asked = ++this.#asked;
    let alarms = null;
    try {
      ({ alarms } = await ask(`/api/v1/channels/${encodeURIComponent(channel)}/alarms`));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
    }
    // Who does not answer says nothing about what is wrong.
    if (asked === this.#asked && alarms !== null) this.#show(alarms);
  }

  /** What stands already is left as it is: an alert is read out when it comes. */
  #show(alarms) {
    const wanted = new Map(alarms.map((alarm) => [`${alarm.kind} ${alarm.mount}`, alarm]));
    for (const [key, node] of this.#shown) {
      if (wanted.has(key)) continue;
      node.remove();
      this.#shown.delete(key);
    }
    this.hidden = alarms.length === 0;
    for (const [key, alarm] of wanted) {
      if (this.#shown.has(key)) continue;
      const where = alarm.mount === `/live/${this.#channel}` ? '' : ` (${alarm.mount})`;
      const node = el('p', { class: 'note note-bad', 'data-kind': alarm.kind }, icon('alert'), el('span', {}, alarm.text + where));
      this.#shown.set(key, node);
      this.append(node);
    }
  }
}

customElements.define('stream-alarms', StreamAlarms);
