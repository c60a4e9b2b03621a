package hubbub.chat.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/// What is kept of persons in rooms, as far as it is remembered. Not safe for several threads.
final class Knowledge {
  private static final int KEPT_MAX = 200_000;

  private final Book book;
  private final LinkedHashMap<Key, Known> kept = new LinkedHashMap<>(16, 0.75f, true);

  Knowledge(Book book) {
    this.book = book;
  }

  private record Key(String roomId, String personId) {}

  /// Reads at once what is not remembered of these.
  void fetch(LiveRoom room, Collection<String> personIds) {
    var missing = new HashSet<String>();
    for (var id : personIds) {
      if (!kept.containsKey(new Key(room.id(), id))) {
        missing.add(id);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    var found = book.know(room.channel(), Set.copyOf(missing));
    for (var id : missing) {
      put(room, id, found.getOrDefault(id, Known.NOTHING));
    }
  }

  Known of(LiveRoom room, String personId) {
    var known = kept.get(new Key(room.id(), personId));
    if (known == null) {
      fetch(room, Set.of(personId));
      known = kept.getOrDefault(new Key(room.id(), personId), Known.NOTHING);
    }
    return known;
  }

  void put(LiveRoom room, String personId, Known known) {
    kept.put(new Key(room.id(), personId), known);
    if (kept.size() > KEPT_MAX) {
      kept.pollFirstEntry();
    }
  }

  /// Lets go of what is remembered of a person.
  void forget(String personId) {
    kept.keySet().removeIf(key -> key.personId().equals(personId));
  }

  void forgetAll() {
    kept.clear();
  }

  /// The silence that holds somebody; nobody silences whose room or server it is.
  Optional<Known.Silence> silence(LiveRoom room, Speaker speaker, Instant now) {
    return speaker.may(Deed.SETTINGS)
        ? Optional.empty()
        : of(room, speaker.id()).silence().filter(one -> one.holds(now));
  }

  /// A visitor as a room sees them.
  Speaker speaker(LiveRoom room, Visitor visitor) {
    return switch (visitor) {
      case Visitor.Person person ->
          of(room, person.id()).speaker(person.account(), person.owner(), room.channel().ownerId());
      case Visitor.Guest guest ->
          new Speaker(
              guest.id(), guest.login(), guest.name(), null, Known.NOTHING.standings(false, true));
    };
  }
}
