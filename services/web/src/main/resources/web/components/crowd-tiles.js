// Five figures of the range: messages, people, peak, mean mood, the most divided minute.
import { el } from 'hubbub/dom.js';
import { chip, wordOf } from 'hubbub/moods.js';
import { count, rate, score, time } from 'hubbub/words.js';

class CrowdTiles extends HTMLElement {
  /** @param figures {messages, people, newPeople, addedUp, peak, mean, divided, compared} with nulls for what is not known */
  show({ messages, people, newPeople, addedUp, peak, mean, divided, compared, sources }) {
    const word = wordOf(mean);
    this.replaceChildren(el('div', { class: 'tiles' },
      tile('Messages', count(messages), compared ? `${compared.messages >= 0 ? '+' : '−'}${count(Math.abs(compared.messages))} against ${compared.name}` : 'in this range'),
      tile('People', count(people), people ? `${addedUp ? 'channels added up, ' : ''}${Math.round((100 * newPeople) / people)}% for the first time` : 'who said something'),
      tile('Peak', peak ? [Number.isInteger(peak.rate) ? count(peak.rate) : rate(peak.rate), el('small', {}, 'msgs/s')] : '—', peak ? `${sources > 1 ? 'all sources, ' : ''}at ${time(peak.at, true)}` : 'not yet'),
      tile('Mean mood', [score(mean), word ? chip(word) : null], 'weighted by message'),
      tile('Most divided', divided ? [time(divided.at), divided.divided >= 0.6 ? chip('split') : null] : '—',
        divided ? `${Math.round(100 * divided.positive)}% warm, ${Math.round(100 * divided.negative)}% low` : messages ? 'nobody disagreed' : 'not yet')));
  }
}

function tile(label, figure, note) {
  return el('div', { class: 'tile' }, el('span', { class: 'meta' }, label), el('span', { class: 'fig' }, figure), el('span', { class: 'meta' }, note));
}

customElements.define('crowd-tiles', CrowdTiles);
