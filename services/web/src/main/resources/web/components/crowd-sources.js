// The chips: each channel with its lamp and rate, hidden and shown by a press; ending a run; adding a channel.
import { explain, send } from 'hubbub/api.js';
import { el, icon, sourceTile, tell } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';
import { rate } from 'hubbub/words.js';
import { channelFrom } from 'hubbub/channel-name.js';

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
    if (source.state === 'ended') return chip;
    const end = el('button', { type: 'button', class: 'chip-more', 'data-key': `end ${source.channel}`, 'aria-label': `Stop watching ${source.channel}`, title: 'Stop watching', onclick: () => tell(this, 'end', { source }) }, icon('stop'));
    return el('span', { class: 'chip-group' }, chip, end);
  }

  #addButton() {
    return el('button', { type: 'button', class: 'chip', 'data-key': 'add', onclick: () => this.#openForm() }, icon('add'), 'Add a channel');
  }

  #openForm() {
    const input = el('input', { placeholder: 'channel name', 'aria-label': 'Twitch channel', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: '200' });
    const said = el('span', { class: 'note-bad', role: 'alert' });
    const close = () => { this.form = null; tell(this, 'toggled'); };
    let busy = false;
    const submit = async (event) => {
      event.preventDefault();
      if (busy) return;
      const channel = channelFrom(input.value);
      if (!channel) { said.textContent = 'A Twitch name has letters, digits and _.'; return; }
      busy = true;
      try {
        await send('POST', '/api/v1/runs', { channels: [channel] });
        this.form = null;
        tell(this, 'added', { channel });
        toast(`Watching ${channel}.`);
      } catch (problem) {
        said.textContent = explain(problem).join(' ');
      }
      busy = false;
    };
    this.form = el('form', { class: 'add-form', onsubmit: submit, onkeydown: (e) => e.key === 'Escape' && close() },
      el('label', { class: 'inp' }, el('span', { class: 'pre' }, 'twitch /'), input),
      el('button', { class: 'btn' }, 'Watch'), el('button', { type: 'button', class: 'btn-ico', 'aria-label': 'Cancel', onclick: close }, icon('close')), said);
    this.show(this.sources ?? []);
    input.focus();
  }
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
