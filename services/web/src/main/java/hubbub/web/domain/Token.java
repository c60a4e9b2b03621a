package hubbub.web.domain;

import java.time.Instant;
import java.util.Set;

/// What a program of the owner shows. Its secret was shown once, when it was made.
///
/// @param name what the owner calls it
/// @param scopes what it may do: `statistics:read`, `archive:read`, `directory:read`,
///   `directory:write`, `runs:write`, `radio:admin`, `owner`
public record Token(
    String id, String name, Set<String> scopes, Instant createdAt, Instant expiresAt) {

  public boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
