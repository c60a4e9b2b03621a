// What was said here and is not kept yet: greyed until the room has it, back in the box with the reason where it is refused.
import { isExempt } from 'hubbub/chat-badges.js';
import { chatLine, eventLine } from 'hubbub/chat-line.js';
import { el } from 'hubbub/dom.js';
import { moment } from 'hubbub/words.js';

/** What these do is to be seen in the room itself. */
const SEEN = /^\/(announce|ban(?!address)|clear|delete|emoteonly|followers|links|members|pin|shield|slow|timeout|unban(?!address)|uniquechat|unpin|untimeout)[a-z]*(\s|$)/i;

/** Who writes is not known before the room is joined. */
const NOBODY = { id: '', login: 'you', name: 'You', color: null, roles: [] };

export class Speaking {
  #waiting = new Map();
  #kept = new Map();

  /** @param page a channel-page */
  constructor(page) { this.page = page; }

  say({ text, reply }) {
    const { page } = this;
    if (page.deeds.typed(text)) return;
    if (page.room.isFull) { page.input.back(text, 'Twenty lines wait to be sent already. Yours stays here.', reply); return; }
    page.log.resume();
    const nonce = page.room.say(text, reply?.id);
    const shown = isSaid(text) ? this.#grey(text, reply) : null;
    this.#waiting.set(nonce, { text, reply, shown });
  }

  /** Lines of before this page was loaded anew, which the room has not answered. */
  again(frames) {
    for (const { nonce, text } of frames) this.#waiting.set(nonce, { text, reply: null, shown: isSaid(text) ? this.#grey(text, null) : null });
  }

  /** A command by a button: what became of it is said among the lines, or under the box. */
  command(text) { this.#waiting.set(this.page.room.say(text), { text, reply: null, shown: null, button: true }); }

  #grey(text, reply) {
    const action = /^\/me\s+(.*)$/i.exec(text);
    const answers = reply && { thread: reply.id, login: reply.author.login, name: reply.author.name, text: reply.text };
    const line = { id: '', kind: action ? 'action' : 'message', author: this.page.you ?? NOBODY, text: action ? action[1] : text, emotes: [], mentions: [], reply: answers, first: false, at: new Date().toISOString(), deleted: null };
    const item = chatLine(line, this.page.you);
    item.line = null;
    item.classList.add('wait');
    item.append(el('span', { class: 'st' }, 'sending…'));
    this.page.log.pending(item);
    return item;
  }

  #take(nonce) {
    const mine = this.#waiting.get(nonce);
    mine?.shown?.remove();
    this.#waiting.delete(nonce);
    return mine;
  }

  /** The room keeps it, under that id; the greyed line goes as soon as the kept one stands there. */
  said(nonce, id) {
    const { page } = this;
    if (page.modes.slow > 0 && !isExempt(page.you)) page.input.waits(page.modes.slow);
    if (page.log.has(id)) this.#take(nonce);
    else if (this.#waiting.has(nonce)) this.#kept.set(id, nonce);
  }

  /** A line stands there now. */
  seen(id) {
    const nonce = this.#kept.get(id);
    if (nonce === undefined) return;
    this.#kept.delete(id);
    this.#take(nonce);
  }

  /** A command was obeyed, or a line waits for somebody. */
  done(nonce, words) {
    const mine = this.#take(nonce);
    if (mine && words && !SEEN.test(mine.text)) this.page.log.addEvent(eventLine('check', sentence(words)));
  }

  refused(nonce, reason, wait) {
    const mine = this.#take(nonce);
    if (!mine) return;
    const { page } = this;
    const words = sentence(reason);
    if (wait) page.input.waits(wait / 1_000);
    if (mine.button) {
      page.input.say(words);
      page.menu.draw();
    } else if (!page.input.back(mine.text, words, mine.reply)) page.log.addEvent(this.#refused(mine, words));
  }

  /** The box has another line by now: the refused one stays among the lines, with its reason. */
  #refused(mine, problem) {
    const item = el('div', { class: 'msg refused', tabindex: '-1' }, el('span', { class: 'tx', dir: 'auto' }, mine.text), el('span', { class: 'st' }, problem),
      el('button', { type: 'button', class: 'btn btn-s', onclick: () => { if (this.page.input.back(mine.text, problem, mine.reply)) item.remove(); } }, 'Back into the box'));
    return item;
  }
}

/** Whether it will stand among the lines; other commands don't. */
const isSaid = (text) => !text.startsWith('/') || text.startsWith('//') || /^\/me\s/i.test(text);

/** What the room says, as a sentence of the page; times as they are here. */
function sentence(text) {
  const here = text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) => moment(Date.parse(at)));
  return `${here.charAt(0).toUpperCase()}${here.slice(1)}${/[.!?]$/.test(here) ? '' : '.'}`;
}
