package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// A channel of our own is gone for good.
///
/// @param change the number of this change among all of accounts
public record ChannelClosed(String id, String name, long change) implements GeneralFact {}
