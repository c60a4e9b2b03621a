package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// Somebody who was signed in nowhere is signed in again. Nobody is told so of a new account: it
/// begins with a session.
///
/// @param change the number of this change among all of accounts
public record SignedIn(String accountId, long change) implements GeneralFact {}
