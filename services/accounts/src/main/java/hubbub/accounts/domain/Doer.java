package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;

/// Somebody who does something with a channel.
///
/// @param owner whether it is the server's owner
public record Doer(Account account, boolean owner) {}
