// Going on air from this browser: choosing what is heard, looking how loud it is, and a button.
import { Broadcast } from 'hubbub/broadcast.js';
import { change, el, icon } from 'hubbub/dom.js';
import { hindrance, Microphone, whyNot } from 'hubbub/microphone.js';
import { count, lasted, plural } from 'hubbub/words.js';

const SECOND = 1_000;
const SILENCE = -60;
const TOO_LOUD = -1;
const ENDED = {
  killed: 'The show was ended by somebody who keeps this server.',
  taken: 'You are on air from somewhere else, or somebody is next in this channel already.',
  taken_over: 'Your show goes on from somewhere else.',
  too_many: 'Too many are on air on this server. Try again later.',
  not_allowed: 'You may not go on air in this channel.',
  no_sound: 'The server can’t play what this browser records.',
  away: 'The server can’t ask who you are now. Try again in a moment.',
  recorder: 'This browser stopped recording.',
};

class GoLive extends HTMLElement {
  #microphone = new Microphone();
  #broadcast = new Broadcast(this.#microphone);
  #clock = 0;
  #frame = 0;
  #kind = 'microphone';
  #recording = '';
  #last = 'off';

  connectedCallback() {
    this.#build();
    this.#broadcast.addEventListener('change', () => this.#draw());
    this.#microphone.addEventListener('lost', () => { this.#says('The microphone is gone. Plug it in again, or choose another one: the show goes on.'); this.#draw(); });
    addEventListener('beforeunload', this.#stay);
    const why = hindrance();
    if (why) {
      this.#says(why);
      this.use.disabled = true;
      for (const button of this.kinds.children) button.disabled = true;
    }
    this.#clock = setInterval(() => this.#time(), SECOND);
    this.#meter();
    this.#draw();
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
    cancelAnimationFrame(this.#frame);
    removeEventListener('beforeunload', this.#stay);
    if (this.#broadcast.isWanted) this.#broadcast.end();
    this.#microphone.close();
  }

  /** Which channel is meant; a show that runs stays where it is. */
  on(channel) {
    this.channel = channel;
    this.#draw();
  }

  /** Whether what is on air in a channel comes from here. */
  isHeardAt(channel) { return ['live', 'broken'].includes(this.#broadcast.state) && this.#broadcast.channel === channel; }

  #build() {
    const kind = (key, words) => el('button', { type: 'button', 'aria-pressed': String(key === this.#kind), 'data-kind': key, onclick: () => this.#choose(key) }, words);
    this.kinds = el('div', { class: 'seg', role: 'group', 'aria-label': 'What is heard' }, kind('microphone', 'Microphone'), kind('file', 'A file'));
    this.use = el('button', { type: 'button', class: 'btn', onclick: () => this.#open() }, icon('voice'), 'Use the microphone');
    this.devices = el('select', { class: 'sel', onchange: () => this.#open(this.devices.value) });
    this.device = el('label', { class: 'field', hidden: true }, el('span', { class: 'lab' }, 'Microphone'), el('span', { class: 'selw' }, this.devices, icon('down')));
    this.file = el('input', { type: 'file', accept: 'audio/*,video/*', onchange: () => this.#play() });
    this.audio = el('audio', { controls: true, hidden: true, 'aria-label': 'The file', onerror: () => { if (this.audio.src) this.#says('This browser can’t play that file. Choose another one.'); } });
    this.files = el('div', { class: 'go-file', hidden: true }, el('label', { class: 'field' }, el('span', { class: 'lab' }, 'A file of this machine'), this.file), this.audio);
    this.bar = el('span', {});
    this.vu = el('div', { class: 'vu', role: 'meter', 'aria-label': 'Level', 'aria-valuemin': String(SILENCE), 'aria-valuemax': '0' }, this.bar);
    this.loudness = el('span', { class: 'meta' });
    this.gain = el('input', { type: 'range', min: '-20', max: '20', step: '1', value: '0', 'aria-label': 'Gain', oninput: () => this.#gain() });
    this.gained = el('span', { class: 'meta' });
    this.monitor = el('button', { type: 'button', class: 'btn btn-s', 'aria-pressed': 'false', onclick: () => this.#hear() }, 'Hear yourself (with headphones)');
    this.test = el('button', { type: 'button', class: 'btn btn-s', 'data-does': 'test', onclick: () => this.#test() }, 'Record 5 seconds');
    this.tested = el('audio', { controls: true, hidden: true, 'aria-label': 'The test recording' });
    this.called = el('input', { maxlength: '100', autocomplete: 'off' });
    this.go = el('button', { type: 'button', class: 'btn btn-main', 'data-does': 'go', onclick: () => this.#go() }, 'Go live');
    this.end = el('button', { type: 'button', class: 'btn btn-hot', 'data-does': 'end', hidden: true, onclick: () => this.#end() }, 'End show');
    this.badge = el('span', { class: 'offair' }, 'Off air');
    this.lasts = el('span', { 'data-part': 'lasts' });
    this.counts = el('span', { class: 'meta', 'data-part': 'counts' });
    this.said = el('p', { class: 'go-said', role: 'status' });
    this.tools = el('div', { class: 'go-tools', hidden: true },
      el('div', { class: 'row' }, this.vu, this.loudness),
      el('label', { class: 'row' }, el('span', { class: 'lab' }, 'Gain'), this.gain, this.gained),
      el('div', { class: 'row wrap' }, this.monitor, this.test), this.tested);
    this.replaceChildren(el('div', { class: 'go-cols' },
      el('div', { class: 'go-what' }, this.kinds, el('div', { class: 'row wrap' }, this.use, this.device), this.files, this.tools),
      el('div', { class: 'go-now' }, el('div', { class: 'row wrap' }, this.badge, this.lasts, this.counts),
        el('label', { class: 'field' }, el('span', { class: 'lab' }, 'What is it called?'), el('span', { class: 'inp' }, this.called)),
        el('div', { class: 'row wrap' }, this.go, this.end), this.said)));
    this.#gain();
  }

  #choose(kind) {
    this.#kind = kind;
    for (const button of this.kinds.children) button.setAttribute('aria-pressed', String(button.dataset.kind === kind));
    this.#says('');
    if (kind === 'file' && this.audio.src) this.#microphone.play(this.audio);
    this.#draw();
  }

  async #open(deviceId = '') {
    try {
      await this.#microphone.open(deviceId);
      this.audio.pause();
      this.#gain();
      const all = await this.#microphone.devices();
      this.devices.replaceChildren(...all.map(({ deviceId: id, label }, at) => el('option', { value: id, selected: id === this.#microphone.deviceId }, label || `Microphone ${at + 1}`)));
      this.#says('');
      const moved = document.activeElement === this.use;
      this.#draw();
      if (moved) this.devices.focus();
    } catch (error) {
      this.#says(whyNot(error));
    }
  }

  async #play() {
    const [file] = this.file.files;
    if (!file) return;
    if (this.audio.src) URL.revokeObjectURL(this.audio.src);
    this.audio.src = URL.createObjectURL(file);
    await this.#microphone.play(this.audio);
    this.#gain();
    this.#says('It is heard when you press play.');
    this.#draw();
  }

  #gain() {
    const decibels = Number(this.gain.value);
    this.gained.textContent = `${decibels > 0 ? '+' : decibels < 0 ? '−' : ''}${Math.abs(decibels)} dB`;
    this.gain.setAttribute('aria-valuetext', this.gained.textContent);
    if (this.#microphone.gain) this.#microphone.loud(10 ** (decibels / 20));
  }

  #hear() {
    const on = this.monitor.getAttribute('aria-pressed') !== 'true';
    this.monitor.setAttribute('aria-pressed', String(on));
    this.#microphone.hear(on);
  }

  async #test() {
    this.test.disabled = true;
    this.#says('Recording five seconds: say something.');
    try {
      const blob = await this.#microphone.test();
      if (this.#recording) URL.revokeObjectURL(this.#recording);
      this.#recording = URL.createObjectURL(blob);
      this.tested.src = this.#recording;
      this.tested.hidden = false;
      this.#says('Press play to hear how you sound.');
    } catch (error) {
      this.#says(`Nothing could be recorded (${error.name}).`);
    }
    this.test.disabled = false;
  }

  #go() {
    this.#says('');
    this.#broadcast.start(this.channel, this.called.value.trim());
    this.end.focus();
  }

  async #end() {
    await this.#broadcast.end();
    this.#says('The show is over.');
    this.go.focus();
  }

  #draw() {
    const { state, refused, since } = this.#broadcast;
    const wanted = this.#broadcast.isWanted;
    const open = this.#microphone.isOpen;
    const file = this.#kind === 'file';
    this.use.hidden = file || this.#microphone.isHeard;
    this.device.hidden = file || !this.#microphone.isHeard;
    this.files.hidden = !file;
    this.audio.hidden = !this.audio.src;
    this.tools.hidden = !open;
    this.go.hidden = wanted;
    this.go.disabled = !open || !this.channel;
    this.end.hidden = !wanted;
    this.called.disabled = wanted;
    this.badge.className = state === 'live' ? 'onair' : 'offair';
    change(this.badge, { off: 'Off air', connecting: 'Connecting', waiting: 'Next', live: 'On air', broken: 'Reconnecting' }[state]);
    if (state === 'broken') this.#says('The connection is lost. It comes back by itself, and the same show goes on for half a minute; listeners wait meanwhile.');
    else if (state === 'waiting') this.#says('Somebody else is on air. You are next: listeners hear you as soon as they end.');
    else if (state === 'connecting') this.#says('Connecting …');
    else if (state === 'live' && this.#last !== 'live') this.#says(`You are heard at /${this.#broadcast.channel}.`);
    else if (state === 'off' && this.#last !== 'off' && refused) this.#says(ENDED[refused.reason] ?? refused.detail ?? 'The show is over.');
    this.#last = state;
    change(this.counts, since && wanted ? `${count(Math.round(this.#broadcast.heard / 1024))} KiB heard by the server, ${plural(this.#broadcast.listeners, 'listener')}` : '');
    this.#time();
  }

  /** No live region: it would be read out each second. */
  #time() {
    const { since } = this.#broadcast;
    change(this.lasts, since && this.#broadcast.isWanted ? lasted((Date.now() - since) / SECOND) : '');
    const level = Math.round(this.#microphone.level());
    this.vu.setAttribute('aria-valuenow', String(level));
    this.vu.setAttribute('aria-valuetext', words(level));
    change(this.loudness, words(level));
  }

  #meter() {
    if (!this.tools.hidden) {
      const level = this.#microphone.level();
      this.bar.style.setProperty('inline-size', `${100 * (1 - level / SILENCE)}%`);
      this.vu.classList.toggle('is-hot', level > TOO_LOUD);
    }
    this.#frame = requestAnimationFrame(() => this.#meter());
  }

  /** What stays the same is not read out again. */
  #says(words) { change(this.said, words); }

  #stay = (event) => { if (this.#broadcast.isWanted) event.preventDefault(); };
}

const words = (level) => level <= SILENCE ? 'silent' : level > TOO_LOUD ? 'too loud' : `−${Math.abs(level)} dB`;

customElements.define('go-live', GoLive);
