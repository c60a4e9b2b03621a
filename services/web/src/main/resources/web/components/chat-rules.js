// Above the lines: which rules hold, what is pinned, and for those who keep order a menu to change them.
import { el, icon, iconButton, tell } from 'hubbub/dom.js';
import { span } from 'hubbub/words.js';

/** Which rules hold, in words, the strictest first. */
export function ruleWords(modes) {
  return [
    modes.shield && 'Shield: links and newcomers wait for a moderator',
    !modes.off_air && 'Closed while off air',
    modes.members && 'Members only',
    modes.followers !== null && (modes.followers ? `Followers of ${span(modes.followers * 60)} only` : 'Followers only'),
    modes.slow > 0 && `Slow mode, one message per ${span(modes.slow)}`,
    modes.emotes && 'Emotes only',
    modes.unique && 'Nothing twice',
    !modes.shield && modes.links === 'held' && 'Links wait for a moderator',
    modes.links === 'refused' && 'No links',
    !modes.shield && modes.hold_first && 'First messages wait for a moderator',
  ].filter(Boolean);
}

class ChatRules extends HTMLElement {
  #pinned = null;
  #dismissed = null;

  connectedCallback() {
    this.line = el('div', { class: 'mode', hidden: true });
    this.pin = el('div', { class: 'pin', hidden: true });
    this.replaceChildren(this.line, this.pin);
  }

  /** @param by who set the newest of them, if that is known */
  rules(modes, by = null) {
    const words = ruleWords(modes);
    this.line.hidden = words.length === 0;
    this.line.replaceChildren(icon(modes.shield ? 'shield' : 'clock'), el('span', { class: 'grow' }, words.join(' · ')), ...(by ? [el('span', { class: 'dim' }, 'by ', el('bdi', {}, by))] : []));
  }

  /** The rules as a sentence's end. */
  words(modes) { return ruleWords(modes).join(' · ') || 'none hold now'; }

  /** @param line null takes it down */
  pinned(line, mayUnpin) {
    this.#pinned = line;
    if (line && line.id !== this.#dismissed) this.#dismissed = null;
    this.pin.hidden = !line || this.#dismissed === line.id;
    if (!line) return;
    this.pin.replaceChildren(icon('pin'), el('div', {}, el('b', {}, el('bdi', {}, line.author.name)), ' ', el('span', { dir: 'auto' }, line.text)),
      el('span', { class: 'row row-4' }, mayUnpin ? el('button', { type: 'button', class: 'btn btn-s btn-quiet', onclick: () => tell(this, 'unpin') }, 'Unpin') : null,
        iconButton('close', 'Hide it for me', () => this.#dismiss(), 'xs')));
  }

  #dismiss() {
    this.#dismissed = this.#pinned.id;
    this.pin.hidden = true;
  }
}

customElements.define('chat-rules', ChatRules);
