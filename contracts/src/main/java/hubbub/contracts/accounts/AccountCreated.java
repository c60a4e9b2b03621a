package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// An account was made; told in the transaction of its row. Whoever hears it answers with
/// [AccountHeard].
///
/// @param owner whether it is the account of the server's owner
/// @param change the number of this change among all of accounts
public record AccountCreated(Account account, boolean owner, long change) implements GeneralFact {}
