package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Moderated;
import hubbub.favourites.domain.Person;
import hubbub.favourites.helix.Asker;
import hubbub.favourites.helix.HelixAnswer;
import hubbub.favourites.helix.HelixPage;
import hubbub.favourites.helix.TwitchChannels;
import hubbub.favourites.helix.TwitchUser;
import hubbub.favourites.store.SqlModerated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks Twitch where people are moderators: at the start, hourly, and when they sign in with Twitch
/// anew. Whom Twitch refuses counts as none, and is not asked again before they sign in. One
/// thread's.
final class Moderating {
  /// People who are asked for before others have their turn.
  private static final int PEOPLE_MAX = 10;

  /// Pages that are read of one person, of 100 each.
  private static final int PAGES_MAX = 10;

  private static final Duration ROUND = Duration.ofHours(1);
  private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);
  private static final Duration KEYLESS = Duration.ofMinutes(1);

  private final TwitchChannels twitch;
  private final SqlModerated moderated;
  private final Clock clock;
  private final Map<String, Asked> asked = new HashMap<>();

  Moderating(TwitchChannels twitch, SqlModerated moderated, Clock clock) {
    this.twitch = twitch;
    this.moderated = moderated;
    this.clock = clock;
  }

  /// @param change the person's, when they were asked for
  /// @param next when they are again
  private record Asked(long change, Instant next) {}

  /// Asks what is due.
  ///
  /// @return whether anything new was kept
  boolean turn(List<Person> people) {
    asked.keySet().retainAll(people.stream().map(Person::accountId).collect(Collectors.toSet()));
    var due = people.stream().filter(this::isDue).limit(PEOPLE_MAX).toList();
    var isNew = false;
    for (var person : due) {
      isNew |= ask(person);
    }
    return isNew;
  }

  private boolean isDue(Person person) {
    var before = asked.get(person.accountId());
    return person.scopes().contains(SqlModerated.SCOPE)
        && (before == null
            || before.change() != person.change()
            || !before.next().isAfter(clock.instant()));
  }

  private boolean ask(Person person) {
    return switch (list(person)) {
      case HelixAnswer.Answered<List<TwitchUser>>(var channels) -> {
        moderated.keep(
            person, channels.stream().map(one -> new Moderated(one.id(), one.name(), "")).toList());
        asked(person, clock.instant().plus(ROUND));
        yield true;
      }
      case HelixAnswer.Refused<List<TwitchUser>>(var status, _)
          when NOT_ALLOWED.contains(status) -> {
        moderated.keep(person, List.of());
        asked(person, Instant.MAX);
        yield true;
      }
      case HelixAnswer.Refused<List<TwitchUser>> _ -> {
        asked(person, clock.instant().plus(ROUND));
        yield false;
      }
      case HelixAnswer.Away<List<TwitchUser>>(var until) -> {
        asked(person, until);
        yield false;
      }
      case HelixAnswer.NoKey<List<TwitchUser>> _ -> {
        asked(person, clock.instant().plus(KEYLESS));
        yield false;
      }
    };
  }

  private void asked(Person person, Instant next) {
    asked.put(person.accountId(), new Asked(person.change(), next));
  }

  private HelixAnswer<List<TwitchUser>> list(Person person) {
    var asker = new Asker.Person(person.accountId());
    return HelixPage.all(PAGES_MAX, after -> twitch.moderated(asker, person.twitchId(), after));
  }

  /// Twitch refused or ended what it told of a channel to its moderator: they count as none.
  ///
  /// @return whether there was such a thing
  boolean end(List<Person> people, List<Topic> wanted, Map<Topic, String> refused) {
    var isNew = false;
    for (var topic : wanted) {
      var words = refused.get(topic);
      var person = topic.moderator().flatMap(id -> withId(people, id));
      if (words != null && person.isPresent()) {
        var why = words.isEmpty() ? "refused" : words;
        moderated.end(person.get().accountId(), topic.broadcaster(), why);
        isNew = true;
      }
    }
    return isNew;
  }

  private static Optional<Person> withId(List<Person> people, String twitchId) {
    return people.stream().filter(one -> one.twitchId().equals(twitchId)).findFirst();
  }
}
