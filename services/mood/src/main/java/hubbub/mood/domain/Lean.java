package hubbub.mood.domain;

/// Which way one message leans.
public enum Lean {
  POSITIVE,
  NEUTRAL,
  NEGATIVE,

  /// It is in a language that is not known: no opinion, but a voice.
  UNREAD
}
