package hubbub.chat.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is in a room. Somebody is there once, however many connections they have, and gone only when
/// they stay away.
final class Presence {
  /// In a crowd nobody reads who comes and goes: then only the count is told.
  private static final int NAMED_MAX = 100;

  private final long graceNanos;
  private final IdentityHashMap<Connection, String> connections = new IdentityHashMap<>();
  private final Map<String, Here> here = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final LinkedHashMap<String, Long> leaving = new LinkedHashMap<>();
  private final Set<String> came = new HashSet<>();
  private int told;

  Presence(long graceNanos) {
    this.graceNanos = graceNanos;
  }

  /// @param connections how many they have here; 0 while they may come back
  private record Here(Visitor visitor, Speaker speaker, int connections) {}

  boolean isEmpty() {
    return here.isEmpty();
  }

  int connections() {
    return connections.size();
  }

  int count() {
    return here.size();
  }

  boolean has(Connection connection) {
    return connections.containsKey(connection);
  }

  void enter(Connection connection, Visitor visitor, Speaker speaker) {
    var id = visitor.id();
    var known = here.get(id);
    if (known == null) {
      came.add(id);
    }
    leaving.remove(id);
    ids.put(speaker.login(), id);
    connections.put(connection, id);
    here.put(id, new Here(visitor, speaker, known == null ? 1 : known.connections + 1));
  }

  void leave(Connection connection, long nanos) {
    var id = connections.remove(connection);
    if (id == null) {
      return;
    }
    var known = here.get(id);
    if (known != null) {
      here.put(id, new Here(known.visitor, known.speaker, known.connections - 1));
      if (known.connections == 1) {
        leaving.put(id, nanos + graceNanos);
      }
    }
  }

  /// Somebody is another now, if they are here.
  void change(Speaker speaker) {
    here.computeIfPresent(
        speaker.id(),
        (id, known) -> {
          ids.remove(known.speaker.login(), id);
          ids.put(speaker.login(), id);
          return new Here(known.visitor, speaker, known.connections);
        });
  }

  Optional<Visitor> visitor(String login) {
    return Optional.ofNullable(ids.get(login)).flatMap(this::visitorOf);
  }

  Optional<Visitor> visitorOf(String id) {
    return Optional.ofNullable(here.get(id)).map(Here::visitor);
  }

  Collection<Visitor> visitors() {
    return here.values().stream().map(Here::visitor).toList();
  }

  /// Who is here, those who keep order first, then by name.
  List<Speaker> speakers(int limit) {
    return here.values().stream()
        .map(Here::speaker)
        .sorted(
            Comparator.comparing((Speaker one) -> !one.moderates()).thenComparing(Speaker::login))
        .limit(limit)
        .toList();
  }

  /// What changed since it was last told, if anything did.
  Optional<News.PresenceChanged> changed(long nanos) {
    var went = new ArrayList<Speaker>();
    var each = leaving.entrySet().iterator();
    while (each.hasNext()) {
      var one = each.next();
      if (one.getValue() > nanos) {
        break;
      }
      each.remove();
      var gone = here.remove(one.getKey());
      if (gone != null) {
        ids.remove(gone.speaker.login(), one.getKey());
      }
      if (gone != null && !came.remove(one.getKey())) {
        went.add(gone.speaker);
      }
    }
    if (came.isEmpty() && went.isEmpty() && told == here.size()) {
      return Optional.empty();
    }
    var arrived = came.stream().map(here::get).map(Here::speaker).toList();
    came.clear();
    told = here.size();
    return Optional.of(new News.PresenceChanged(some(arrived), some(went), told));
  }

  private static List<Speaker> some(List<Speaker> all) {
    return all.size() > NAMED_MAX ? List.of() : List.copyOf(all);
  }
}
