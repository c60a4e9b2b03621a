package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// The last session of an account is over: its person is signed in nowhere. What is done for them
/// while they are there ends until [SignedIn]. Their API tokens stay as they are.
///
/// @param change the number of this change among all of accounts
public record SignedOut(String accountId, long change) implements GeneralFact {}
