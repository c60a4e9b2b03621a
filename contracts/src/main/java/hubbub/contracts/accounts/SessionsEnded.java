package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;
import java.time.Instant;

/// All sessions of an account are over, because its holder says so or has another password: whoever
/// keeps some that act in its name ends those that began by `at`.
public record SessionsEnded(String accountId, Instant at) implements GeneralFact {}
