package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;

/// A service has kept what [AccountCreated] told it.
///
/// @param service which one, e.g. `chat`
public record AccountHeard(String service, String accountId) implements GeneralFact {}
