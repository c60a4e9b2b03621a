// How one's account stands with Twitch: connecting, allowing more, disconnecting, and what the owner does first.
import 'hubbub/event-sources.js';
import { ask, explain, send } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';
import { moment } from 'hubbub/words.js';

const BEGIN = '/api/v1/auth/twitch';

class OwnTwitch extends HTMLElement {
  connectedCallback() { this.#load(); }

  async #load() {
    try {
      const state = await ask('/api/v1/account/twitch');
      this.replaceChildren(...(state.configured ? this.#state(state) : [howTo(state.redirect_url)]));
    } catch (problem) {
      this.#say(problem);
    }
  }

  #state({ connected, login, scopes, broadcast, since, trouble }) {
    const said = el('p', { class: 'note-bad', role: 'alert' }, trouble);
    if (!connected) {
      return [el('p', { class: 'mid' }, 'Connect your Twitch account to sign in with it, and to let Hubbub read whom you follow.'), said,
        el('div', { class: 'row' }, el('a', { class: 'btn btn-main', href: `${BEGIN}?next=/account` }, login ? `Connect ${login} again` : 'Connect Twitch'))];
    }
    return [el('p', {}, el('b', {}, login), el('span', { class: 'meta' }, ` connected since ${moment(Date.parse(since))}`)),
      el('p', { class: 'mid' }, broadcast ? 'Hubbub may read whom you follow, and the events of your channel: followers, subscriptions, bits, bans, redemptions, polls, predictions, hype trains, shoutouts; and where you are a moderator, for the followers and shoutouts there.' : scopes.length ? 'Hubbub may read whom you follow.' : 'Hubbub may read nothing more than who you are.'),
      said,
      el('div', { class: 'row' }, broadcast ? null : el('a', { class: 'btn', href: `${BEGIN}?for=broadcast&next=/account` }, 'Let Hubbub read my channel’s events'),
        el('button', { type: 'button', class: 'btn btn-hot', onclick: () => this.#end() }, 'Disconnect Twitch')),
      el('event-sources')];
  }

  async #end() {
    try {
      await send('DELETE', '/api/v1/account/twitch');
      toast('Disconnected from Twitch.');
      await this.#load();
    } catch (problem) {
      this.#say(problem);
    }
  }

  #say(problem) {
    if (problem.status === undefined) throw problem;
    const said = this.querySelector('.note-bad');
    if (said) said.textContent = explain(problem);
    else this.replaceChildren(el('p', { class: 'note-bad', role: 'alert' }, explain(problem)));
  }
}

/** Four steps for whoever runs this server. */
function howTo(address) {
  return el('div', { class: 'stack' }, el('p', { class: 'mid' }, 'This server is not registered at Twitch. Whoever runs it does this once:'),
    el('ol', { class: 'steps' },
      el('li', {}, 'Register an app at ', el('code', { class: 'mono' }, 'dev.twitch.tv/console/apps'), '.'),
      el('li', {}, 'Give it this redirect URL: ', el('code', { class: 'mono' }, address)),
      el('li', {}, 'Put its client id into the setting ', el('code', { class: 'mono' }, 'twitch.client-id'), ', and its secret into a file named by ', el('code', { class: 'mono' }, 'twitch.client-secret-file'), '.'),
      el('li', {}, 'Start Hubbub again.')));
}

customElements.define('own-twitch', OwnTwitch);
