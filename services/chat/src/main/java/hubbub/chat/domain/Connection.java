package hubbub.chat.domain;

/// One connection of a protocol in one or several rooms; told apart by identity.
public interface Connection {
  /// The visitor is in the room. Runs on the rooms' thread, so it must return at once, and it is
  /// the exact moment: everything up to `entered.room().last()` was before, and everything after
  /// comes to this protocol's [Crier].
  void inside(Entered.Inside entered);
}
