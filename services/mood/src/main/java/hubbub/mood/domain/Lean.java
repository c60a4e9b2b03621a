package hubbub.mood.domain;

/// Which way one message leans.
public enum Lean {
  POSITIVE,
  NEUTRAL,
  NEGATIVE
}
