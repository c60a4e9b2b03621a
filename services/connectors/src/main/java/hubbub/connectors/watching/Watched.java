package hubbub.connectors.watching;

import hubbub.connectors.domain.Run;
import java.time.Instant;

/// What became of a wish to watch a channel.
public sealed interface Watched {
  /// It is listened to.
  ///
  /// @param until how long it stays if nobody watches any more
  record Heard(Run run, Instant until) implements Watched {}

  /// Somebody listens to it on purpose; that run has an end of its own.
  record HeardAnyway(Run run) implements Watched {}

  /// It can't be.
  ///
  /// @param why in words for people
  record Wrong(String why) implements Watched {}

  /// Another process listens to it.
  record Elsewhere(String message) implements Watched {}

  /// As many are watched as may be.
  record Full(String message) implements Watched {}
}
