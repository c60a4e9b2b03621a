// The meter of a crowd on X: what its runs have cost, what today and this month have, and what the next hour will.
import { el } from 'hubbub/dom.js';
import { hourly, spending, spentOf, usd } from 'hubbub/spending.js';
import { plural } from 'hubbub/words.js';

const EVERY = 5_000;

/** Whole millionths, as the books count them. */
const micros = (amount) => Math.round(amount * 1e6) / 1e6;

class CrowdSpending extends HTMLElement {
  #runs = [];
  #timer = null;

  disconnectedCallback() { this.#stop(); }

  /** @param run the one that the page is of; null where it is of channels */
  show(sources, run) {
    const heard = sources.filter((s) => s.platform === 'x');
    this.#runs = [...new Set([...heard.flatMap((s) => s.runs.map((r) => r.id)), ...(heard.length && run ? [run.id] : [])])];
    if (!heard.length) this.#stop();
    else if (this.#timer === null) {
      this.#timer = setInterval(() => document.hidden || this.#load(), EVERY);
      this.#load();
    }
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = null;
    this.hidden = true;
  }

  async #load() {
    const x = await spending();
    if (this.#timer === null) return;
    this.hidden = !x;
    if (!x) return;
    const runs = x.runs.filter((r) => this.#runs.includes(r.id));
    const spent = runs.map((r) => `${spentOf(micros(r.spent_usd - r.reserved_posts * x.price_per_post), r.budget_usd ?? x.caps.run)} for ${plural(r.posts - r.reserved_posts, 'post')}`);
    const aside = x.reserved_usd > 0 ? `, with ${usd(x.reserved_usd)} set aside for posts on their way` : '';
    this.replaceChildren(el('span', { class: 'grow' }, el('b', {}, this.#runs.length ? `Spent on X: ${spent.join(', ') || usd(0)}. ` : 'No run reads this on X now. '),
      el('span', { class: 'mid' }, `Today ${spentOf(x.day.spent_usd, x.caps.day)}, this month ${spentOf(x.month.spent_usd, x.caps.month)}${aside}; ${hourly(x)}.`)));
  }
}

customElements.define('crowd-spending', CrowdSpending);
