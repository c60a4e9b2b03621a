package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// An account has another name, or became the owner's: this is how it stands.
///
/// @param owner whether it is the account of the server's owner
/// @param change the number of this change among all of accounts
public record AccountChanged(Account account, boolean owner, long change) implements GeneralFact {}
