package hubbub.favourites.eventsub;

import hubbub.favourites.domain.Moderated;
import hubbub.favourites.domain.Person;
import hubbub.favourites.eventsub.Standing.Silent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What Twitch refused or ended, in words for the person whom it concerns.
final class Silences {
  private Silences() {}

  /// Of all that somebody's own session was to tell.
  ///
  /// @param refused what Twitch said of what it refused or ended
  /// @param moderated where the person keeps order
  static List<Silent> of(Person person, Map<Topic, String> refused, List<Moderated> moderated) {
    var silent = new ArrayList<>(ofOwn(person, refused, moderated));
    refused.entrySet().stream()
        .filter(one -> Right.ALL.stream().noneMatch(right -> right.isOf(one.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .sorted()
        .forEach(words -> silent.add(Silent.refused("Some of what your favourites do", words)));
    return silent;
  }

  /// Of somebody's own channel, and of those where they keep order.
  static List<Silent> ofOwn(Person person, Map<Topic, String> refused, List<Moderated> moderated) {
    var silent = new ArrayList<Silent>();
    for (var right : Right.ALL) {
      right.topics(person.twitchId()).stream()
          .filter(refused::containsKey)
          .findFirst()
          .ifPresent(
              topic -> silent.add(Silent.refused(right.what(), refused.getOrDefault(topic, ""))));
    }
    moderated.stream()
        .filter(one -> !one.ended().isEmpty())
        .map(Silent::ended)
        .forEach(silent::add);
    return silent;
  }
}
