// The panel beside the chart: which messages made a point, how they were scored, and by which words.
import { ask, explain, instant, query, send } from 'hubbub/api.js';
import { corrections, corrector } from 'hubbub/corrections.js';
import { el, iconButton, tell } from 'hubbub/dom.js';
import { chip, mark, wordOf, wordOfMessage } from 'hubbub/moods.js';
import { byline, postTime } from 'hubbub/posts.js';
import { moodOf } from 'hubbub/series.js';
import { count, plural, rate, score, shade, time } from 'hubbub/words.js';

const ASKED = 200;
const QUOTED = 12;

class CrowdWhy extends HTMLElement {
  #asked = 0;

  /** Shows the bucket that begins at `at`, of these sources. */
  async open({ at, bucket, sources, mood, messages }) {
    const mine = ++this.#asked;
    const felt = mood ? moodOf(mood) : null;
    const word = wordOf(felt, mood?.divided);
    const title = el('h2', { class: 'h3', id: 'why-title', tabindex: '-1' }, word ? `Why ${word}?` : 'What was said');
    const body = el('div', { class: 'wsec' }, ...Array.from({ length: 4 }, () => el('div', { class: 'sk sk-line' })));
    this.className = 'why';
    this.hidden = false;
    this.setAttribute('role', 'region');
    this.setAttribute('aria-labelledby', 'why-title');
    this.replaceChildren(
      el('div', { class: 'row whd' }, el('div', { class: 'grow' }, title, el('div', { class: 'meta' }, `${time(at, true)} · ${plural(messages, 'message')}`)),
        iconButton('left', 'Earlier', () => tell(this, 'step', { by: -1 })), iconButton('right', 'Later', () => tell(this, 'step', { by: 1 })),
        iconButton('close', 'Close', () => tell(this, 'closed'))),
      mood?.said ? summary(mood, felt, word) : el('div', { class: 'wsec' }, el('p', { class: 'mid' }, messages ? 'No mood was measured here.' : 'Nobody said anything here.')),
      body, ...sources.filter((s) => s.platform !== 'rehearsal').map((s) => corrections(s.channel)));
    try {
      const found = await this.#messages(at, bucket, sources);
      if (mine === this.#asked) body.replaceWith(...this.#found(found, felt));
    } catch (problem) {
      if (mine === this.#asked) body.replaceChildren(el('p', { class: 'note-bad' }, explain(problem).join(' ')));
    }
  }

  async #messages(at, bucket, sources) {
    const range = { from: instant(at), to: instant(at + bucket * 1000), limit: ASKED };
    const pages = await Promise.all(sources.map((s) => ask(`/api/v1/messages${query({ channel: s.channel, ...range })}`)));
    return pages.flatMap((page) => page.messages);
  }

  #found(messages, felt) {
    if (!messages.length) return [el('div', { class: 'wsec' }, el('p', { class: 'meta' }, 'Its messages are not kept any more, or nobody spoke.'))];
    const side = Math.sign(felt ?? 0) || 1;
    const quoted = messages.filter((m) => m.text && !m.deleted_at).sort((a, b) => side * ((b.mood?.score ?? 0) - (a.mood?.score ?? 0)));
    const like = quoted.slice(0, QUOTED - 2);
    const against = quoted.slice(QUOTED - 2).slice(-2).filter((m) => side * (m.mood?.score ?? 0) < 0);
    const list = el('ul', { class: 'why-scroll' }, [...like, ...against].map(quote));
    return [el('div', { class: 'wsec' }, el('h3', { class: 'meta title' }, 'Said most like the crowd'), list), ...tops(messages)];
  }
}

function summary(mood, felt, word) {
  const shares = [['sour', mood.down], ['even', mood.even], ['hyped', mood.up]].map(([w, n]) => [w, n / mood.said]);
  const bar = el('div', { class: 'share', 'aria-hidden': 'true' }, shares.filter(([, n]) => n > 0).map(([w, n]) => el('i', { class: `m-${w}`, style: { flex: `${n} 1 0` } })));
  const percent = (n) => `${Math.round(n * 100)}%`;
  return el('div', { class: 'wsec' },
    el('div', { class: 'row' }, el('span', { class: 'scoreb' }, score(felt)), chip(word)), bar,
    el('div', { class: 'row meta' }, el('span', {}, `${percent(shares[0][1])} low`), el('span', { class: 'end' }, `${percent(shares[2][1])} warm`)),
    el('p', { class: 'meta' }, `${mood.divided >= 0.6 ? 'Split into two camps' : mood.divided >= 0.3 ? 'Somewhat divided' : 'Not much divided'}: ${Math.round(mood.divided * 100)} of 100.`));
}

/** A message with its score; a press asks which of its words weighed how much. */
function quote(message) {
  const word = wordOfMessage(message) ?? 'even';
  const weights = el('span', { class: 'weight' });
  const text = el('p', {}, message.text);
  const why = async () => {
    button.disabled = true;
    const { results: [{ parts }] } = await send('POST', '/api/v1/mood/classify', { texts: [message.text], channel: message.channel }).catch(() => ({ results: [{ parts: [] }] }));
    const weighed = parts.filter((p) => p.weight);
    weights.textContent = weighed.length ? weighed.map((p) => `${p.text} ${score(p.weight)}`).join(', ') : 'no word of it weighs';
    button.remove();
  };
  const button = el('button', { type: 'button', class: 'link meta', onclick: why }, 'why?');
  return el('li', { class: `wm n${shade(message.author.login || message.author.name)}` },
    el('div', { class: 'row' }, mark(word, true), ...byline(message, 'cut'), postTime(message),
      el('span', { class: 'dim end sc' }, score(message.mood?.score))), text, el('p', {}, button, weights, ' ', corrector(message)));
}

/** Words and emotes of these messages, counted here. */
function tops(messages) {
  const words = new Map();
  const emotes = new Map();
  for (const message of messages) {
    for (const emote of message.emotes ?? []) emotes.set(emote.name, (emotes.get(emote.name) ?? 0) + 1);
    const named = new Set((message.emotes ?? []).map((e) => e.name.toLowerCase()));
    for (const word of new Set((message.text ?? '').toLowerCase().match(/[\p{L}\p{N}_']{4,}/gu) ?? [])) if (!named.has(word)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const most = (all, n) => [...all].filter(([, k]) => k > 1).sort((a, b) => b[1] - a[1]).slice(0, n).map(([name, k]) => el('span', { class: 'tag' }, name, el('b', {}, count(k))));
  const [said, shown] = [most(words, 7), most(emotes, 4)];
  if (!said.length && !shown.length) return [];
  return [el('div', { class: 'wsec' }, el('h3', { class: 'meta title' }, 'Words and emotes here'), el('div', { class: 'row wrap' }, said, shown))];
}

customElements.define('crowd-why', CrowdWhy);
