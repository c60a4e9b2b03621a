package hubbub.chat.irc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which of the three capabilities a connection asked for; lines look otherwise to each kind.
///
/// @param index below [#COUNT]
record Kind(int index) {
  /// How many kinds there are.
  static final int COUNT = 8;

  static final Kind NONE = new Kind(0);

  /// What a client can ask for.
  enum Capability {
    /// Lines say more in tags before them.
    TAGS("twitch.tv/tags", 1),
    /// Lines that are no messages: what moderators did, rules, refusals.
    COMMANDS("twitch.tv/commands", 2),
    /// Who came and who went.
    MEMBERSHIP("twitch.tv/membership", 4);

    private final String word;
    private final int bit;

    Capability(String word, int bit) {
      this.word = word;
      this.bit = bit;
    }

    /// As it is written in `CAP`.
    String word() {
      return word;
    }

    static Optional<Capability> of(String word) {
      for (var capability : values()) {
        if (capability.word.equals(word)) {
          return Optional.of(capability);
        }
      }
      return Optional.empty();
    }
  }

  /// All capabilities, as `CAP` writes them.
  static String offered() {
    return new Kind(COUNT - 1).words();
  }

  /// This kind's capabilities, as `CAP` writes them.
  String words() {
    return Arrays.stream(Capability.values())
        .filter(this::has)
        .map(Capability::word)
        .collect(Collectors.joining(" "));
  }

  /// The kind after a wish; empty if one of its words means nothing, so that nothing changes.
  ///
  /// @param words as they came; one that begins with `-` is to be switched off
  Optional<Kind> wish(List<String> words) {
    var kind = this;
    for (var word : words) {
      var off = word.startsWith("-");
      var capability = Capability.of(off ? word.substring(1) : word);
      if (capability.isEmpty()) {
        return Optional.empty();
      }
      kind = off ? kind.without(capability.get()) : kind.with(capability.get());
    }
    return Optional.of(kind);
  }

  boolean has(Capability capability) {
    return (index & capability.bit) != 0;
  }

  Kind with(Capability capability) {
    return new Kind(index | capability.bit);
  }

  Kind without(Capability capability) {
    return new Kind(index & ~capability.bit);
  }

  boolean tags() {
    return has(Capability.TAGS);
  }

  boolean commands() {
    return has(Capability.COMMANDS);
  }

  boolean membership() {
    return has(Capability.MEMBERSHIP);
  }
}
