// The chips: each channel with its lamp and rate, hidden and shown by a press; ending a run; adding a channel.
import { ask, explain, send } from 'hubbub/api.js';
import { el, icon, sourceTile, tell } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';
import { pathOf, rate } from 'hubbub/words.js';
import { channelFrom } from 'hubbub/channel-name.js';

/** What a line can be of: what stands before the field, whom it is called for, what is wrong with a name. */
const KINDS = {
  twitch: { label: 'Twitch', before: 'twitch /', names: 'Twitch channel', wrong: 'A Twitch name has letters, digits and _.' },
  bluesky: { label: 'Bluesky', before: 'word', names: 'Word on Bluesky', wrong: 'Name a word.' },
  x: { label: 'X', before: 'word', names: 'Word on X', wrong: 'Name a word.' },
  hubbub: { label: 'here', before: 'own /', names: 'Channel of this server', wrong: 'Name a channel of this server.' },
};

const STATES = { live: 'live', connecting: 'connecting', waiting: 'waiting', ended: 'not watched' };

class CrowdSources extends HTMLElement {
  connectedCallback() {
    this.list = el('div', { class: 'chips' });
    this.replaceChildren(this.list);
  }

  show(sources) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    if (this.form && this.list.contains(this.form) && document.activeElement?.closest('.add-form')) {
      this.#update(sources);
      return;
    }
    this.sources = sources;
    this.list.replaceChildren(...sources.map((s) => this.#chip(s)), this.form ?? this.#addButton());
    if (focused) this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  /** Only the words, while somebody types beside them. */
  #update(sources) {
    for (const source of sources) {
      const said = this.list.querySelector(`[data-key="${CSS.escape(source.channel)}"] .dim`);
      if (said) said.textContent = saying(source);
    }
  }

  #chip(source) {
    const toggle = () => { source.hidden = !source.hidden; tell(this, 'toggled'); };
    const chip = el('button', { type: 'button', class: 'chip', 'aria-pressed': String(!source.hidden), 'data-key': source.channel, onclick: toggle, title: `${source.channel}: ${source.detail ?? saying(source)}` },
      el('span', { class: `lamp is-${source.state}`, role: 'img', 'aria-label': STATES[source.state] }),
      sourceTile(source.platform), el('span', {}, source.name), el('span', { class: 'dim' }, saying(source)));
    if (!source.runs.length) return chip;
    const end = el('button', { type: 'button', class: 'chip-more', 'data-key': `end ${source.channel}`, 'aria-label': `Stop watching ${source.channel}`, title: 'Stop watching', onclick: () => tell(this, 'end', { source }) }, icon('stop'));
    return el('span', { class: 'chip-group' }, chip, end);
  }

  #addButton() {
    return el('button', { type: 'button', class: 'chip', 'data-key': 'add', onclick: () => this.#openForm() }, icon('add'), 'Add a channel');
  }

  #openForm() {
    const before = el('span', { class: 'pre' });
    const input = el('input', { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: '200' });
    const said = el('span', { class: 'note-bad', role: 'alert' });
    const turn = () => {
      before.textContent = KINDS[platform.value].before;
      input.setAttribute('aria-label', KINDS[platform.value].names);
    };
    const platform = el('select', { class: 'sel', 'aria-label': 'Where', onchange: turn }, Object.entries(KINDS).map(([value, { label }]) => el('option', { value }, label)));
    const close = () => { this.form = null; tell(this, 'toggled'); };
    let busy = false;
    const submit = async (event) => {
      event.preventDefault();
      if (busy) return;
      const channel = channelFrom(input.value, platform.value);
      if (!channel) { said.textContent = KINDS[platform.value].wrong; return; }
      busy = true;
      try {
        const watched = await begin(channel);
        this.form = null;
        tell(this, 'added', { channel: watched });
        toast(`Watching ${watched}.`);
      } catch (problem) {
        said.textContent = explain(problem).join(' ');
      }
      busy = false;
    };
    this.form = el('form', { class: 'add-form', onsubmit: submit, onkeydown: (e) => e.key === 'Escape' && close() },
      el('span', { class: 'selw' }, platform, icon('down')), el('label', { class: 'inp' }, before, input),
      el('button', { class: 'btn' }, 'Watch'), el('button', { type: 'button', class: 'btn-ico', 'aria-label': 'Cancel', onclick: close }, icon('close')), said);
    turn();
    this.show(this.sources ?? []);
    input.focus();
  }
}

/** Begins to listen, where that takes a run; the channel as the server calls it. */
async function begin(channel) {
  if (channel.startsWith('hubbub/')) {
    await ask(`/api/v1/statistics/${pathOf(channel)}`);
    return channel;
  }
  const { channels } = await send('POST', '/api/v1/runs', { channels: [channel] });
  return channels[0].channel;
}

function saying(source) {
  switch (source.state) {
    case 'live': return source.rate === null ? 'connected' : `${rate(source.rate)}/s`;
    case 'connecting': return 'connecting';
    case 'waiting': return 'waiting';
    default: return 'not watched';
  }
}

customElements.define('crowd-sources', CrowdSources);
