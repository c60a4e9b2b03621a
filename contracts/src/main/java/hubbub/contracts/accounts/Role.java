package hubbub.contracts.accounts;

/// What somebody is in a channel of our own. One person may have several.
public enum Role {
  /// Whoever opened the channel; one.
  BROADCASTER,
  MODERATOR,
  VIP,
  /// Speaks on air.
  HOST,
  MEMBER
}
