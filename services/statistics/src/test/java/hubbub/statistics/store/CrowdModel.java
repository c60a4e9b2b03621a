package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What should come out, by remembering everything and counting one by one: slow and plain.
final class CrowdModel {
  /// A message as it counts; `person` is null for somebody who is not to be known.
  ///
  /// @param keepers all runs that cover it, also those for which it doesn't count
  record Counted(
      Channel channel,
      Set<String> runs,
      Set<String> keepers,
      long second,
      Person person,
      String text) {}

  /// Somebody, until they are forgotten.
  static final class Person {
    String name;

    Person(String name) {
      this.name = name;
    }
  }

  private final List<Counted> messages = new ArrayList<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Set<String> optedOut = new HashSet<>();
  private final Map<String, Instant> forgotten = new HashMap<>();
  private final Set<String> uncounted = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private final Map<String, Long> connected = new HashMap<>();
  private final Map<String, Set<Channel>> channels = new HashMap<>();

  void hear(KeptFact fact) {
    switch (fact) {
      case MessagesSeen seen -> {
        seen.coveredBy().forEach(run -> hears(run, seen.channel()));
        seen.messages().forEach(message -> hear(seen, message));
      }
      case RunStarted started -> {
        if (!started.counted()) {
          uncounted.add(started.runId());
        }
        started.channels().forEach(channel -> hears(started.runId(), channel));
      }
      case RunMeasured measured -> {
        connected.merge(measured.runId(), measured.connectedMillis(), Math::max);
        measured.channels().forEach(part -> hears(measured.runId(), part.channel()));
      }
      case RunDeleted run -> deleted.add(run.runId());
      case PersonOptedOut person -> {
        if (person.out()) {
          optedOut.add(person.authorId());
        } else {
          optedOut.remove(person.authorId());
        }
      }
      case PersonForgotten person -> {
        var known = people.remove(person.authorId());
        if (known != null) {
          known.name = "";
        }
        forgotten.merge(person.authorId(), person.at(), (a, b) -> a.isAfter(b) ? a : b);
      }
      default -> {
        // Nothing else changes a figure.
      }
    }
  }

  @SuppressWarnings("NullAway") // null stands for nobody
  private void hear(MessagesSeen seen, hubbub.contracts.connectors.Message message) {
    var id = message.author().id();
    var nobody =
        optedOut.contains(id)
            || !message.receivedAt().isAfter(forgotten.getOrDefault(id, Instant.MIN));
    if (seen.coveredBy().stream().allMatch(deleted::contains)) {
      return;
    }
    var person =
        nobody ? null : people.computeIfAbsent(id, _ -> new Person(message.author().name()));
    messages.add(
        new Counted(
            seen.channel(),
            Set.copyOf(seen.runIds()),
            Set.copyOf(seen.coveredBy()),
            message.receivedAt().getEpochSecond(),
            person,
            nobody ? "" : message.text()));
  }

  Totals totals() {
    var amount =
        messages.stream()
            .flatMap(message -> message.runs().stream())
            .filter(run -> counts(run))
            .count();
    var millis =
        connected.entrySet().stream()
            .filter(run -> counts(run.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Totals(amount, millis);
  }

  private boolean counts(String run) {
    return !deleted.contains(run) && !uncounted.contains(run);
  }

  private void hears(String run, Channel channel) {
    channels.computeIfAbsent(run, _ -> new HashSet<>()).add(channel);
  }

  /// What its counted runs saw; where none counts, what any saw.
  List<Counted> ofChannel(Channel channel) {
    var runs = channels.entrySet().stream().filter(run -> run.getValue().contains(channel));
    Predicate<String> who =
        runs.anyMatch(run -> counts(run.getKey())) ? this::counts : run -> !deleted.contains(run);
    return those(m -> m.channel().equals(channel) && m.keepers().stream().anyMatch(who));
  }

  List<Counted> ofRun(String run) {
    return deleted.contains(run) ? List.of() : those(m -> m.runs().contains(run));
  }

  private List<Counted> those(Predicate<Counted> which) {
    return messages.stream().filter(which).toList();
  }

  static List<Counted> within(List<Counted> of, Range range) {
    return of.stream().filter(m -> range.contains(m.second())).toList();
  }

  static Set<Person> people(List<Counted> of) {
    var people = new HashSet<Person>();
    of.stream().filter(m -> m.person() != null).forEach(m -> people.add(m.person()));
    return people;
  }

  /// Who is new in `of`: nobody's earlier message in the channel counts or belongs to `scope`.
  Set<Person> newPeople(List<Counted> scope, Range range) {
    var firsts = new HashSet<Person>();
    for (var message : within(scope, range)) {
      if (message.person() != null && isFirst(scope, message)) {
        firsts.add(message.person());
      }
    }
    return firsts;
  }

  private boolean isFirst(List<Counted> scope, Counted message) {
    return messages.stream()
        .filter(m -> m.channel().equals(message.channel()) && m.person() == message.person())
        .filter(m -> scope.contains(m) || m.keepers().stream().anyMatch(this::counts))
        .allMatch(m -> m.second() >= message.second());
  }

  static long peak(List<Counted> of) {
    var seconds = new HashMap<Long, Long>();
    of.forEach(m -> seconds.merge(m.second(), 1L, Long::sum));
    return seconds.values().stream().max(Comparator.naturalOrder()).orElse(0L);
  }

  static Map<String, Long> words(List<Counted> of) {
    var words = new TreeMap<String, Long>();
    for (var message : of) {
      for (var word : message.text().split(" ", -1)) {
        if (!word.isEmpty()) {
          words.merge(word, 1L, Long::sum);
        }
      }
    }
    return words;
  }

  /// Names with their messages, without the forgotten.
  static Map<String, Long> chatters(List<Counted> of) {
    var chatters = new TreeMap<String, Long>();
    for (var message : of) {
      if (message.person() != null && !message.person().name.isEmpty()) {
        chatters.merge(message.person().name, 1L, Long::sum);
      }
    }
    return chatters;
  }
}
