package hubbub.contracts.accounts;

import java.time.Instant;
import java.util.Set;

/// Whom a secret belongs to: a browser's session, an access token, or an API token.
///
/// @param key which one, to be spoken of: `session:<id>` or `token:<id>`
/// @param owner whether it is the account of the server's owner
/// @param scopes what it may; `account` for all that the person may, and `owner` beside it where
///   the owner is here in person
/// @param client the program that it was made for, as its maker calls it
/// @param expiresAt when it stops working
public record KeyHolder(
    String key,
    Account account,
    boolean owner,
    Set<String> scopes,
    String client,
    Instant expiresAt) {}
