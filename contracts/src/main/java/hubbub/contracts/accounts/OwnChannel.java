package hubbub.contracts.accounts;

import java.time.Instant;

/// A channel of our own, `hubbub/<name>` among all channels.
///
/// @param id decimal digits, given once and never again
/// @param name unique; as a login
/// @param ownerId the account that opened it
/// @param title what it is about, at most 140 graphemes; may be empty
public record OwnChannel(String id, String name, String ownerId, String title, Instant createdAt) {
  /// The platform of all channels of our own, and of who speaks there.
  public static final String PLATFORM = "hubbub";
}
