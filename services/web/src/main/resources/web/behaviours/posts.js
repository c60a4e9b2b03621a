// Posts of Bluesky and X as their platforms want them shown: who by, when, and where they stand.
import { el } from 'hubbub/dom.js';
import { whenNamed } from 'hubbub/names.js';
import { moment, platformOf } from 'hubbub/words.js';

const isId = (login) => login.startsWith('did:');
const NAMES = { bluesky: 'Bluesky', x: 'X' };

/** Where a post stands on its platform; null for what is no post. */
export function addressOf({ id, channel, author }) {
  if (platformOf(channel) === 'x') return /^\d+$/.test(id) ? `https://x.com/${/^\w{1,15}$/.test(author.login) ? author.login : 'i'}/status/${id}` : null;
  const at = platformOf(channel) === 'bluesky' ? /^at:\/\/(did:[\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/.exec(id) : null;
  return at && `https://bsky.app/profile/${at[1]}/post/${at[2]}`;
}

/** Its time, which leads there; null for what is no post. */
export function postTime(message) {
  const href = addressOf(message);
  if (!href) return null;
  const when = moment(Date.parse(message.sent_at));
  return el('a', { class: 'tm post', href, target: '_blank', rel: 'noopener noreferrer', 'aria-label': `${when}, opens the post on ${NAMES[platformOf(message.channel)]}` }, when);
}

/** A name as it is shown: an id that stands for one is cut, as nobody reads it to its end. */
export function shownName({ name, login }) {
  const whole = name || login;
  return isId(whole) && whole.length > 20 ? `${whole.slice(0, 18)}…` : whole;
}

/** Its author: a name, and @ana beside one that is another one. An id that stands for a name is replaced by it when that comes. */
export function byline({ channel, author }, classes = null) {
  const name = el('b', { class: classes }, shownName(author));
  const handle = el('span', { class: 'handle' }, NAMES[platformOf(channel)] && author.login && !isId(author.login) && author.login !== author.name ? ` @${author.login}` : null);
  if (platformOf(channel) === 'bluesky' && isId(author.login)) {
    whenNamed(author.login, (named) => {
      name.textContent = named.name || named.handle;
      handle.textContent = named.name ? ` @${named.handle}` : '';
    });
  }
  return [name, handle];
}
