/// The rooms of our own channels: who is in them, what is said, and who keeps order.
///
/// Hears `AccountCreated`, `AccountChanged`, `AccountDeleted`, `ChannelChanged`, `ChannelClosed`
/// and `RolesChanged` of accounts, and keeps what it needs of them. Tells `MessagesSeen` and
/// `MessagesDeleted` of `hubbub/<channel>`, as a connector does of its platform, and
/// `AccountHeard`. Speaks HTTP and a WebSocket under `/api/v1`, and to programs that are made for
/// Twitch's chat IRC and a few of Twitch's calls. Keeps lines, modes, bans, notes, and what
/// moderators did.
@NullMarked
package hubbub.chat;

import org.jspecify.annotations.NullMarked;
