package hubbub.accounts.domain;

import hubbub.contracts.accounts.MountPattern;

/// Which mounts a stream key may open, whoever's it is.
public final class MountRule {
  private MountRule() {}

  /// What a text that is meant as a mount turns out to be.
  public sealed interface Read {
    record Good(MountPattern mount) implements Read {}

    /// @param why in words that follow the field's name
    record Wrong(String why) implements Read {}
  }

  public static Read read(String text) {
    var mount = MountPattern.read(text);
    if (mount.isEmpty()) {
      return new Read.Wrong(
          "must be 1 to 3 segments such as /friday, of letters, digits, -, _, . and ~, at most"
              + " 100 characters; * may stand at the end");
    }
    return ReservedNames.areCoveredBy(mount.get())
        ? new Read.Wrong("begins with a name that is the server's, or covers one")
        : new Read.Good(mount.get());
  }
}
