// What is done with lines and people: from the tools of a line, the card of a person, or typed as a command of this page.
import { ask, explain, send } from 'hubbub/api.js';
import { commandsOf } from 'hubbub/completions.js';
import { confirmed } from 'hubbub/confirm.js';
import { el } from 'hubbub/dom.js';
import { toast } from 'hubbub/toast.js';

const TIMEOUT = 600;

export class Deeds {
  /** @param page a channel-page */
  constructor(page) { this.page = page; }

  /** Names and quoted lines are buttons among the lines. */
  clicked(event) {
    const name = event.target.closest('.msg .nm');
    const quoted = event.target.closest('.msg .re');
    if (name) this.#card(name.closest('.msg').line?.author ?? this.page.you);
    else if (quoted) this.#thread(quoted.dataset.thread);
  }

  /** @param detail `{ deed, item }` of a line, `{ deed, person, value }` of a card */
  async do({ deed, item, person, value }) {
    const { page } = this;
    const line = item?.line ?? null;
    const whom = person ?? line?.author;
    switch (deed) {
      case 'tools': page.tools.open(item); break;
      case 'reply': if (page.mayWrite) page.input.replyTo(line); break;
      case 'mention': page.card.close(); page.input.insert(`@${whom.name} `); break;
      case 'copy': await navigator.clipboard?.writeText(line.text).then(() => toast('Copied.'), () => {}); break;
      case 'delete': if (page.may.moderate) page.command(`/delete ${line.id}`); break;
      case 'delete-last': this.#deleteLast(whom); break;
      case 'pin': page.command(`/pin ${line.id}`); break;
      case 'timeout': page.command(`/timeout ${whom.login} ${value ?? TIMEOUT}`); break;
      case 'ban': await this.#ban(whom); break;
      case 'free': page.command(`/unban ${whom.login}`); break;
      case 'note': if (value) { page.command(`/note ${whom.login} ${value}`); await this.#more(whom); } break;
      case 'block': case 'unblock': this.#hide(whom.login, deed === 'block'); page.card.close(); break;
      case 'mod': case 'unmod': case 'vip': case 'unvip': await this.#appoint(deed, whom.login); break;
      case 'card': this.#card(whom); break;
      default: throw new Error(`no such deed: ${deed}`);
    }
  }

  async #ban({ login, name }) {
    if (await confirmed(`Ban ${name}?`, 'They may not speak here any more, and what they said is deleted. “Let speak” on their card ends it.', 'Ban')) this.page.command(`/ban ${login}`);
  }

  #deleteLast({ id }) {
    const last = this.page.log.all.filter(({ line }) => line?.author.id === id && !line.deleted).at(-1);
    if (last) this.page.command(`/delete ${last.line.id}`);
    else this.page.card.say('Nothing of them is left to delete.');
  }

  async #appoint(deed, login) {
    try {
      await this.#give(login, deed.endsWith('mod') ? 'moderator' : 'vip', !deed.startsWith('un'));
      toast(`Done: ${deed} ${login}.`);
      this.page.card.close();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      const words = explain(problem).join(' ');
      if (this.page.card.isOpen) this.page.card.say(words);
      else this.page.input.say(words);
    }
  }

  /** Gives or takes one role; the others stay. */
  async #give(login, role, on) {
    const roles = `/api/v1/channels/${this.page.name}/roles`;
    const { members } = await ask(roles);
    const before = members.find((member) => member.login === login)?.roles ?? [];
    await send('PUT', `${roles}/${login}`, { roles: [...before.filter((other) => other !== role && other !== 'broadcaster'), ...(on ? [role] : [])] });
  }

  #hide(login, hidden) {
    this.page.menu.hide(login, hidden);
    for (const { line, classList } of this.page.log.all) if (line?.author.login === login) classList.toggle('is-blocked', hidden);
    toast(hidden ? `You don’t see ${login} any more. /unhide ${login} shows them again.` : `You see ${login} again.`);
  }

  #thread(thread) {
    const lines = this.page.log.all.map(({ line }) => line).filter((line) => line && (line.id === thread || line.reply?.thread === thread));
    this.page.thread.open(thread, lines, this.page.you, this.page.may);
  }

  #card(person) {
    if (!person) return;
    const { page } = this;
    const lines = page.log.all.map(({ line }) => line).filter((line) => line?.author.id === person.id);
    page.card.open(person, { may: { ...page.may, self: person.id === page.you?.id }, lines, blocked: page.menu.hides(person.login) });
    this.#more(person);
  }

  async #more(person) {
    if (!this.page.may.moderate || person.guest) return;
    try {
      const more = await ask(this.page.room.at(`people/${person.login}`));
      this.page.card.more(person, { ...more, lines: this.page.room.read(more.lines) });
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status !== 404) this.page.card.say(explain(problem).join(' '));
    }
  }

  /** Commands that this page does itself. @return whether it was one */
  typed(text) {
    const [, name, rest] = /^\/([a-z]+)\s*(.*)$/i.exec(text) ?? [];
    const command = commandsOf(this.page.you?.roles ?? []).find((c) => c.here && c.name === name?.toLowerCase());
    if (!command) return false;
    const login = rest.replace(/^@/, '').toLowerCase();
    if (command.name === 'help') this.#help();
    else if (!/^[a-z0-9_-]{3,40}$/.test(login)) this.page.input.back(text, `It is written /${command.name} name.`);
    else if (command.name === 'hide' || command.name === 'unhide') this.#hide(login, command.name === 'hide');
    else this.#appoint(command.name, login);
    return true;
  }

  #help() {
    const known = commandsOf(this.page.you?.roles ?? []);
    const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'help-title' }, el('form', { method: 'dialog' }, el('h3', { class: 'h2', id: 'help-title' }, 'What can be typed here'),
      el('dl', { class: 'keys helps', tabindex: '0' }, known.map((c) => el('div', {}, el('dt', {}, `/${c.name}`, c.takes ? el('span', { class: 'dim' }, ` ${c.takes}`) : null), el('dd', {}, c.does)))),
      el('div', { class: 'row' }, el('button', { class: 'btn btn-main end' }, 'Close'))));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
}

