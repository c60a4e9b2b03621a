package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// A channel of our own was opened or changed: this is how it stands.
///
/// @param change the number of this change among all of accounts
public record ChannelChanged(OwnChannel channel, long change) implements GeneralFact {}
