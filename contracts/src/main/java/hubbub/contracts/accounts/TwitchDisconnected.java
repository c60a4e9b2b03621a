package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// An account is no longer signed in with Twitch: its person ended it, here or there, or another
/// account took the same login over. What was done there in its name ends.
///
/// @param reason for people, one sentence
/// @param change the number of this change among all of accounts
public record TwitchDisconnected(String accountId, String twitchId, String reason, long change)
    implements GeneralFact {}
