package hubbub.favourites.events;

import hubbub.contracts.favourites.Event.Sight;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a type of event is told.
///
/// @param versions that the teller knows
/// @param time the field that says when it happened; null where the message's own time is the best
/// @param ofUser whether it is about a user, and no channel: then it is told in theirs
record Sort(
    String kind,
    Teller teller,
    Set<String> versions,
    @Nullable String time,
    Sight sight,
    boolean ofUser) {
  static Sort of(String kind, Teller teller) {
    return new Sort(kind, teller, Set.of("1"), null, Sight.BROADCASTER, false);
  }

  Sort at(String field) {
    return new Sort(kind, teller, versions, field, sight, ofUser);
  }

  Sort in(String... known) {
    return new Sort(kind, teller, Set.of(known), time, sight, ofUser);
  }

  /// Whoever looks at the channel may see it.
  Sort seenByAll() {
    return new Sort(kind, teller, versions, time, Sight.PUBLIC, ofUser);
  }

  /// Whoever keeps order in the channel may see it.
  Sort seenByModerators() {
    return new Sort(kind, teller, versions, time, Sight.MODERATORS, ofUser);
  }

  Sort aboutUser() {
    return new Sort(kind, teller, versions, time, sight, true);
  }

  boolean knows(String version) {
    return version.isEmpty() || versions.contains(version);
  }
}
