package hubbub.accounts.domain;

import java.time.Instant;
import java.util.Optional;

/// One signing in, from a browser or a program, until it ends. Secrets are here by their hashes.
///
/// @param id random, no secret
/// @param cookie of the browser, if one signed in
/// @param family of all refresh tokens of this session
/// @param refresh of the refresh token that is next
/// @param client what signed in, as it calls itself
/// @param address where it signed in
/// @param expiresAt when it ends by itself
public record SessionRow(
    String id,
    Optional<String> cookie,
    String family,
    String refresh,
    String client,
    String address,
    Instant createdAt,
    Instant expiresAt) {}
