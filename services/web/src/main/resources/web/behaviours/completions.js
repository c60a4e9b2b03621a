// What could be meant by what is being typed: names after @, emotes after :, commands after / at the beginning. Pure.
const NAMES_MOST = 8;
const OTHERS_MOST = 8;
const SPOKE_WITHIN = 2 * 3_600_000;
const PEOPLE_MOST = 1_000;

/** Commands as they are typed. `mod` are for those who keep order; `here` is done by the page, all else by the room. */
export const COMMANDS = [
  { name: 'me', takes: 'what you do', does: 'Says what you do, in italics' },
  { name: 'color', takes: '#rrggbb', does: 'The colour of your name' },
  { name: 'hide', takes: 'name', does: 'Hides what somebody says, for you', here: true },
  { name: 'unhide', takes: 'name', does: 'Shows it again', here: true },
  { name: 'help', takes: '', does: 'What can be typed here', here: true },
  { name: 'timeout', takes: 'name [10m] [reason]', does: 'Silences somebody for a while', mod: true },
  { name: 'untimeout', takes: 'name', does: 'Ends a timeout', mod: true },
  { name: 'ban', takes: 'name [reason]', does: 'Silences somebody for good', mod: true },
  { name: 'unban', takes: 'name', does: 'Ends a ban', mod: true },
  { name: 'banaddress', takes: 'name or address', does: 'Silences whoever comes from there', mod: true },
  { name: 'unbanaddress', takes: 'address', does: 'Ends that', mod: true },
  { name: 'clear', takes: '', does: 'Deletes all lines', mod: true },
  { name: 'slow', takes: '[30s]', does: 'One line per person in so long', mod: true },
  { name: 'slowoff', takes: '', does: 'Ends slow mode', mod: true },
  { name: 'followers', takes: '[10m]', does: 'Only for followers of so long', mod: true },
  { name: 'followersoff', takes: '', does: 'For everyone again', mod: true },
  { name: 'members', takes: '', does: 'Only for members', mod: true },
  { name: 'membersoff', takes: '', does: 'For everyone again', mod: true },
  { name: 'emoteonly', takes: '', does: 'Only emotes', mod: true },
  { name: 'emoteonlyoff', takes: '', does: 'Words again', mod: true },
  { name: 'uniquechat', takes: '', does: 'Nothing that was said already', mod: true },
  { name: 'uniquechatoff', takes: '', does: 'Repeating is allowed again', mod: true },
  { name: 'shield', takes: '', does: 'Slow, held links, held newcomers at once', mod: true },
  { name: 'shieldoff', takes: '', does: 'The rules of before', mod: true },
  { name: 'links', takes: 'allowed, held or refused', does: 'What becomes of links', mod: true },
  { name: 'announce', takes: 'text', does: 'A line in a box', mod: true },
  { name: 'unpin', takes: '', does: 'Takes down what is pinned', mod: true },
  { name: 'note', takes: 'name text', does: 'A note that moderators see', mod: true },
  { name: 'block', takes: 'word', does: 'Refuses lines with a word', mod: true },
  { name: 'hold', takes: 'word', does: 'Such lines wait for a moderator', mod: true },
  { name: 'guests', takes: 'on or off', does: 'Whether guests may speak', broadcaster: true },
  { name: 'offair', takes: 'open or closed', does: 'Chat while off air', broadcaster: true },
  { name: 'mod', takes: 'name', does: 'Makes somebody a moderator', broadcaster: true, here: true },
  { name: 'unmod', takes: 'name', does: 'No moderator any more', broadcaster: true, here: true },
  { name: 'vip', takes: 'name', does: 'Makes somebody a VIP', broadcaster: true, here: true },
  { name: 'unvip', takes: 'name', does: 'No VIP any more', broadcaster: true, here: true },
];

/** Commands that somebody may use. */
export const commandsOf = (roles) => COMMANDS.filter((c) => (!c.mod || roles.some((s) => ['owner', 'broadcaster', 'moderator'].includes(s)))
  && (!c.broadcaster || roles.some((s) => ['owner', 'broadcaster'].includes(s))));

/** Who spoke, and when: the last ones first. */
export class People {
  #spoke = new Map();

  /** @param always logins that are offered though they were silent for long */
  heard({ login, name }, at, always = false) {
    const before = this.#spoke.get(login);
    this.#spoke.delete(login);
    this.#spoke.set(login, { login, name, at: Math.max(at, before?.at ?? 0), always: always || Boolean(before?.always) });
    if (this.#spoke.size > PEOPLE_MOST) this.#spoke.delete(this.#spoke.keys().next().value);
  }

  /** Those whose name begins so, then those whose name has it, each the most recent first. */
  like(typed, now) {
    const wanted = typed.toLowerCase();
    const all = [...this.#spoke.values()].reverse().filter((p) => (p.always || now - p.at < SPOKE_WITHIN) && p.login.includes(wanted));
    const rank = (p) => (p.login.startsWith(wanted) ? 0 : 1);
    return all.sort((a, b) => rank(a) - rank(b)).slice(0, NAMES_MOST);
  }
}

/**
 * What to offer for a text with the caret at a place: `{ from, to, items }`, or null.
 *
 * @param has `{ people, emotes, emoji, commands, now }`
 * @param asked whether Tab was pressed: names then need no @
 */
export function complete(text, caret, has, asked = false) {
  const before = text.slice(0, caret);
  const command = /^\/([a-z]*)$/i.exec(before);
  if (command) return offer(0, caret, has.commands.filter((c) => c.name.startsWith(command[1].toLowerCase())).slice(0, OTHERS_MOST).map(ofCommand));
  const word = /(^|\s)([@:]?)([\p{L}\p{N}_]*)$/u.exec(before);
  if (!word) return null;
  const [, , sign, typed] = word;
  const from = caret - typed.length - sign.length;
  if ((sign === '@' && typed) || (asked && !sign && typed)) return offer(from, caret, has.people.like(typed, has.now).map((p) => ofPerson(p, sign)));
  if (sign === ':' && typed.length >= 2) return offer(from, caret, pictures(typed.toLowerCase(), has).map(ofPicture));
  return null;
}

const offer = (from, to, items) => (items.length ? { from, to, items } : null);
const ofPerson = (person, sign) => ({ insert: `${sign || '@'}${person.name} `, label: person.name, hint: '', login: person.login });
const ofPicture = (emote) => ({ insert: `${emote.text ?? emote.name} `, label: `:${emote.name}:`, hint: '', emote });
const ofCommand = (c) => ({ insert: `/${c.name}${c.takes ? ' ' : ''}`, label: `/${c.name}`, takes: c.takes, hint: c.does });

function pictures(wanted, { emotes, emoji }) {
  const all = [...emotes, ...emoji].filter(({ name }) => name.toLowerCase().includes(wanted));
  const rank = ({ name, text }) => (name.toLowerCase().startsWith(wanted) ? 0 : 2) + (text ? 1 : 0);
  return all.sort((a, b) => rank(a) - rank(b)).slice(0, OTHERS_MOST);
}

/** The text with what was chosen, and where the caret goes. */
export function accept(text, { from, to }, { insert }) {
  const rest = insert.endsWith(' ') ? text.slice(to).replace(/^ /, '') : text.slice(to);
  return { text: text.slice(0, from) + insert + rest, caret: from + insert.length };
}
