// What people type or paste for a channel: a name, #name, @name, twitch/name, an address of Twitch, replay/name.
const ADDRESS = /^(?:https?:\/\/)?(?:(?:www|m)\.)?twitch\.tv\/(?:(?:popout|moderator|embed)\/)?([^/?#]*).*$/i;

/** First words of Twitch's addresses that are no channels. */
const PLACES = new Set(['directory', 'downloads', 'jobs', 'p', 'search', 'settings', 'subscriptions', 'videos', 'wallet']);

/** `platform/name`, or null where it is none. */
export function channelFrom(text, platform = 'twitch') {
  let name = text.trim();
  if (platform === 'bluesky' || platform === 'x') return name ? `${platform}/${name}` : null;
  if (platform === 'hubbub') return /^[a-z0-9_]{1,25}$/i.test(name) ? `hubbub/${name.toLowerCase()}` : null;
  if (/^replay\/\S+$/.test(name)) return name;
  const pasted = ADDRESS.exec(name);
  if (pasted && PLACES.has(pasted[1].toLowerCase())) return null;
  name = (pasted ? pasted[1] : name).replace(/^twitch\s*\/\s*/i, '').replace(/^[#@]/, '').replace(/[/?].*$/, '');
  if (platform === 'twitch') return /^[a-z0-9_]{1,25}$/i.test(name) ? `twitch/${name.toLowerCase()}` : null;
  return name ? `${platform}/${name}` : null;
}
