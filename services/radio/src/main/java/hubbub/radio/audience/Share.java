package hubbub.radio.audience;

import java.util.Comparator;

/// Sessions that have something in common.
///
/// @param name of what it is; empty where nothing was said
/// @param millis listened
public record Share(String name, long sessions, long millis) {
  static final Comparator<Share> MOST_FIRST =
      Comparator.comparingLong(Share::sessions).reversed().thenComparing(Share::name);

  Share plus(Share other) {
    return new Share(name, sessions + other.sessions, millis + other.millis);
  }
}
