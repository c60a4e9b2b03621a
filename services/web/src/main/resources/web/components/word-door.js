// The door "follow a word": on Bluesky, or on X for what it costs. Then to the page of its crowd.
import { explain, send } from 'hubbub/api.js';
import { hourly, spending, spentOf, usd } from 'hubbub/spending.js';

class WordDoor extends HTMLElement {
  #busy = false;

  connectedCallback() {
    this.find = (name) => this.querySelector(name);
    this.find('form').addEventListener('submit', (e) => this.#follow(e));
    this.find('select').addEventListener('change', () => this.#chosen());
    addEventListener('pageshow', () => { this.#busy = false; this.#chosen(); });
    this.#chosen();
    this.#price();
  }

  #chosen() { this.find('.budget').hidden = this.find('select').value !== 'x'; }

  async #price() {
    const x = await spending();
    if (!x) return;
    const price = `X costs ${usd(x.price_per_post)} a post; ${hourly(x)}.`;
    this.find('[data-of="x"]').textContent = x.ready
      ? `${price} Today ${spentOf(x.day.spent_usd, x.caps.day)}.`
      : `${price} Now: ${x.why}${/[.?!]$/.test(x.why) ? '' : '.'}`;
  }

  async #follow(event) {
    event.preventDefault();
    if (this.#busy) return;
    const word = this.find('[name="word"]').value.trim();
    const platform = this.find('select').value;
    const budget = platform === 'x' ? this.find('[name="budget"]').value.trim() : '';
    const wrong = !word ? 'word' : budget && !(Number(budget) > 0 && Number.isFinite(Number(budget))) ? 'budget' : null;
    this.#say(wrong, { word: 'Name a word, a "phrase in quotes", a #tag or an emoji.', budget: 'A budget is an amount in US dollars, e.g. 2.50.' }[wrong] ?? '');
    if (wrong) return;
    this.#busy = true;
    try {
      const run = await send('POST', '/api/v1/runs', { channels: [`${platform}/${word}`], ...(budget && { budget: Number(budget) }) });
      location.assign(`/crowd?channel=${encodeURIComponent(run.channels[0].channel)}`);
    } catch (problem) {
      this.#busy = false;
      const field = problem.errors?.some((e) => e.field.startsWith('/budget')) ? 'budget' : problem.errors?.length ? 'word' : null;
      this.#say(field, explain(problem).join(' '));
    }
  }

  /** Marks the field that is wrong, and goes there. */
  #say(wrong, text) {
    for (const input of this.querySelectorAll('input')) {
      const bad = input.name === wrong;
      input.closest('.inp').classList.toggle('is-bad', bad);
      if (bad) { input.setAttribute('aria-invalid', 'true'); input.focus(); } else input.removeAttribute('aria-invalid');
    }
    this.find('[role="alert"]').textContent = text;
  }
}

customElements.define('word-door', WordDoor);
