// Events of streamers, as words and pictures.
const KINDS = {
  live: 'Went live', offline: 'Ended', update: 'Title', raid: 'Raids', follow: 'Followers', subscription: 'Subscriptions', gift: 'Gifts', cheer: 'Cheers',
  ban: 'Bans', unban: 'Unbans', redemption: 'Rewards', poll: 'Polls', prediction: 'Predictions', hype_train: 'Hype trains', shoutout: 'Shoutouts', other: 'Other',
};

/** How a kind is called where one filters by it. */
export const kindName = (kind) => KINDS[kind] ?? (kind.charAt(0).toUpperCase() + kind.slice(1)).replaceAll('_', ' ');

/** Where a streamer is watched. */
export const watchAt = (channel) => {
  const slash = channel.indexOf('/');
  return `/watch/${channel.slice(0, slash)}/${encodeURIComponent(channel.slice(slash + 1))}`;
};
