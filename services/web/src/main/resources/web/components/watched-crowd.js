// The crowd of a streamer elsewhere: how much is said and in what mood. It is listened to as long as the page is looked at.
import { ask, explain } from 'hubbub/api.js';
import { el } from 'hubbub/dom.js';
import { Feed } from 'hubbub/feed.js';
import { chip } from 'hubbub/moods.js';
import { pathOf, rate } from 'hubbub/words.js';

/** A run stays for a minute after the last look. */
const LOOK_EVERY = 25_000;

/** For those who may not see counts: what happens is heard all the same. */
const UNCOUNTED = () => el('p', { class: 'mid' }, 'Subscriptions, gifts, raids and cheers of its chat stand with what happened, while somebody looks. How much is said, and in what mood, is shown to those whom the owner of this server lets see it.');

class WatchedCrowd extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.said = el('p', { class: 'meta', role: 'status' }, 'Beginning to listen …');
    this.replaceChildren(this.hasAttribute('data-counts') ? this.#counts() : UNCOUNTED(), this.said);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
    this.feed?.close();
  }

  #counts() {
    const said = el('b', { class: 'fig' }, '—');
    const mood = el('span', {}, chip(null, null));
    this.feed = new Feed();
    this.feed.addEventListener('counters', ({ detail }) => { said.textContent = rate(detail.rate); });
    this.feed.addEventListener('mood', ({ detail }) => mood.replaceChildren(chip(detail.word, detail.score)));
    this.feed.want([this.dataset.channel], ['counters', 'mood']);
    return el('p', { class: 'row' }, said, el('span', { class: 'meta' }, 'messages per second'), mood);
  }

  #look = async () => {
    if (document.hidden) return;
    try {
      const { state } = await ask(`/api/v1/watching/${pathOf(this.dataset.channel)}`, { method: 'PUT' });
      this.said.textContent = { connecting: 'Joining the chat …', waiting: 'Twitch does not answer; we go on trying.' }[state] ?? 'Its chat on Twitch, as it comes.';
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.said.textContent = explain(problem).join(' ');
    }
  };
}

customElements.define('watched-crowd', WatchedCrowd);
