/// People who sign in, and the channels of ours that they open.
///
/// Hears `AccountHeard` from whoever keeps something of an account, and notes it. Tells
/// `AccountCreated`, `AccountChanged`, `AccountDeleted`, `SessionsEnded`, `SignedOut`, `SignedIn`,
/// `ChannelChanged`, `ChannelClosed`, `RolesChanged`, `TwitchConnected` and `TwitchDisconnected`,
/// each in the transaction of its row. Answers `AskAccounts` and `AskTwitch`. Speaks HTTP under
/// `/api/v1/auth`, `/api/v1/account`, `/api/v1/accounts` and `/api/v1/channels`,
/// `/.well-known/jwks.json` and `/oauth2/validate`. Keeps accounts, sessions, tokens, channels,
/// roles in them, stream keys, signing keys and the log of what was done.
@NullMarked
package hubbub.accounts;

import org.jspecify.annotations.NullMarked;
