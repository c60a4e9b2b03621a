// What is wrong right now, and the next step: the server away, no rights, the feed reconnecting.
import { explain, isRefused } from 'hubbub/api.js';
import { el, icon } from 'hubbub/dom.js';

class PageProblem extends HTMLElement {
  connectedCallback() {
    this.problem = el('div');
    this.line = el('div', { role: 'status' });
    this.replaceChildren(this.line, this.problem);
  }

  say(problem, again) {
    this.refused = isRefused(problem);
    if (this.refused) this.back();
    const text = problem ? explain(problem).join(' ') : '';
    if (this.text === text) return;
    this.text = text;
    if (!problem) { this.problem.replaceChildren(); return; }
    const [what, next] = explain(problem);
    this.problem.replaceChildren(el('div', { class: 'problem', role: 'alert' }, icon('alert'),
      el('div', {}, el('b', {}, what), ' ', el('span', { class: 'mid' }, next)),
      el('button', { type: 'button', class: 'btn btn-s', onclick: again }, 'Try now')));
  }

  /** The feed is away; whoever may not hear it waits for nothing. */
  lost(wait) {
    if (this.refused) return;
    this.line.replaceChildren(el('div', { class: 'ribbon amber' }, el('div', { class: 'grow' }, el('b', {}, 'Reconnecting… '),
      el('span', { class: 'mid' }, `Next try in ${Math.max(1, Math.round(wait / 1000))} s. What was said meanwhile is fetched afterwards.`))));
  }

  back() { this.line.replaceChildren(); }
}

customElements.define('page-problem', PageProblem);
