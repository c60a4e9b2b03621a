// What people type or paste for a channel: a name, #name, @name, twitch/name, an address of Twitch, replay/name.

/** `platform/name`, or null where it is none. */
export function channelFrom(text, platform = 'twitch') {
  let name = text.trim();
  if (/^replay\/\S+$/.test(name)) return name;
  name = name.replace(/^https?:\/\/(www\.|m\.)?twitch\.tv\//i, '').replace(/^twitch\s*\/\s*/i, '').replace(/^[#@]/, '').replace(/[/?].*$/, '');
  if (platform === 'twitch') return /^[a-z0-9_]{1,25}$/i.test(name) ? `twitch/${name.toLowerCase()}` : null;
  return name ? `${platform}/${name}` : null;
}
