package hubbub.contracts.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is in a channel of our own. One person may have several.
public enum Role {
  /// Whoever opened the channel; one.
  BROADCASTER,
  MODERATOR,
  VIP,
  /// Speaks on air.
  HOST,
  MEMBER;

  /// The role of a word as [#word] has it.
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// As it is written where people and programs read it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
