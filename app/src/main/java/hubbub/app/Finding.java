package hubbub.app;

/// What a look at one thing found.
///
/// @param name of the thing, in a word
/// @param said what was seen
/// @param help what to do; empty where nothing need be done
record Finding(String name, State state, String said, String help) {
  /// How it is.
  enum State {
    OK,
    ODD,
    WRONG
  }

  static Finding ok(String name, String said) {
    return new Finding(name, State.OK, said, "");
  }

  /// It works, but somebody should know.
  static Finding odd(String name, String said, String help) {
    return new Finding(name, State.ODD, said, help);
  }

  static Finding wrong(String name, String said, String help) {
    return new Finding(name, State.WRONG, said, help);
  }
}
