// The doors: "watch a crowd": a Twitch name, or a capture that is here or brought along. Then to the crowd's page.
import 'hubbub/word-door.js';
import { ask, explain, send } from 'hubbub/api.js';
import { channelFrom } from 'hubbub/channel-name.js';
import { el } from 'hubbub/dom.js';

class WatchDoor extends HTMLElement {
  #busy = false;

  connectedCallback() {
    this.find = (name) => this.querySelector(name);
    this.find('form[data-form="twitch"]').addEventListener('submit', (e) => this.#twitch(e));
    this.find('form[data-form="capture"]').addEventListener('submit', (e) => this.#capture(e));
    this.find('input[type="file"]').addEventListener('change', (e) => this.#upload(e.target));
    this.find('[data-does="pick"]').addEventListener('click', () => this.find('input[type="file"]').click());
    addEventListener('pageshow', () => { this.#busy = false; });
    this.#list();
  }

  async #list(chosen) {
    const { captures } = await ask('/api/v1/captures').catch(() => ({ captures: [] }));
    const select = this.find('select[name="capture"]');
    const names = captures.map((c) => c.name ?? c);
    select.replaceChildren(...(names.length ? names.map((name) => el('option', { value: name }, name)) : [el('option', { value: '' }, 'none yet')]));
    select.disabled = !names.length;
    this.find('form[data-form="capture"] button[type="submit"]').disabled = !names.length;
    if (chosen) select.value = chosen;
  }

  #twitch(event) {
    event.preventDefault();
    const input = this.find('input[name="channel"]');
    const channel = channelFrom(input.value);
    input.closest('.inp').classList.toggle('is-bad', !channel);
    if (!channel) return this.#say('twitch', 'A Twitch name has letters, digits and _, at most 25: what stands behind twitch.tv/ in its address.');
    return this.#watch('twitch', [channel]);
  }

  #capture(event) {
    event.preventDefault();
    const name = this.find('select[name="capture"]').value;
    const speed = this.find('select[name="speed"]').value;
    return name ? this.#watch('capture', [`replay/${name}${speed === '1' ? '' : `?speed=${speed}`}`]) : null;
  }

  /** Once, however often it is pressed. */
  async #watch(form, channels) {
    if (this.#busy) return;
    this.#busy = true;
    this.#say(form, '');
    try {
      const run = await send('POST', '/api/v1/runs', { channels });
      location.assign(`/crowd?run=${encodeURIComponent(run.id)}`);
    } catch (problem) {
      this.#busy = false;
      this.#say(form, explain(problem).join(' '));
    }
  }

  async #upload(input) {
    const [file] = input.files;
    if (!file) return;
    const name = file.name.replace(/(\.(gz|irc|txt|log|ndjson|jsonl|json))+$/i, '').toLowerCase().replace(/[^a-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'capture';
    this.#say('capture', `Bringing ${file.name} …`, 'note');
    try {
      await ask(`/api/v1/captures/${encodeURIComponent(name)}`, { method: 'PUT', body: file, headers: { 'content-type': 'application/octet-stream' } });
      await this.#list(name);
      this.#say('capture', `Here as ${name}. Press Replay.`, 'note');
    } catch (problem) {
      this.#say('capture', `${file.name} was not taken. ${explain(problem).join(' ')}`);
    }
    input.value = '';
  }

  #say(form, text, kind = 'note-bad') {
    const said = this.find(`[data-said="${form}"]`);
    said.className = kind;
    said.textContent = text;
  }
}

customElements.define('watch-door', WatchDoor);
