package hubbub.accounts.twitch;

/// What Twitch said to a question.
public sealed interface Heard<T> {
  /// @param value what was asked for
  record Good<T>(T value) implements Heard<T> {}

  /// Twitch does not take the code or token any more.
  record Refused<T>() implements Heard<T> {}

  /// Twitch is away, in trouble, or does not know this installation: nothing follows from it.
  ///
  /// @param why for the log
  record Away<T>(String why) implements Heard<T> {}
}
