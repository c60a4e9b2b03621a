package hubbub.contracts.accounts;

import java.time.Instant;

/// Somebody who signs in.
///
/// @param id decimal digits, given once and never again
/// @param login unique; 3 to 25 of `a-z`, `0-9`, `_`: the name in addresses and on IRC
/// @param name the login in the capitals that the person likes
/// @param createdAt when it was made
public record Account(String id, String login, String name, Instant createdAt) {}
