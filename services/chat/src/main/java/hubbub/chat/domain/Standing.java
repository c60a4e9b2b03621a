package hubbub.chat.domain;

import hubbub.contracts.accounts.Role;

/// What somebody is in a room, as far as rights go. One visitor may be several at once.
public enum Standing {
  /// The server's owner, in every room.
  OWNER,
  /// Whose channel it is.
  BROADCASTER,
  MODERATOR,
  VIP,
  /// Speaks on air.
  HOST,
  MEMBER,
  /// Whoever is signed in.
  PERSON,
  /// Somebody with a made-up name.
  GUEST;

  /// What a role of the channel makes of somebody.
  public static Standing of(Role role) {
    return switch (role) {
      case BROADCASTER -> BROADCASTER;
      case MODERATOR -> MODERATOR;
      case VIP -> VIP;
      case HOST -> HOST;
      case MEMBER -> MEMBER;
    };
  }
}
