package hubbub.statistics.domain;

import hubbub.statistics.domain.Summary.Chatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Adds up the figures of a scope.
public final class Summarise {
  private Summarise() {}

  /// @param range all of time where empty
  /// @param top how many chatters, words and emotes
  public static Summary summarise(Reading reading, Scope scope, Optional<Range> range, int top) {
    var within = range.orElse(Range.ALL);
    var crowd = new Crowd(reading, within);
    scope.covers().forEach(crowd::add);
    return new Summary(
        crowd.messages(),
        crowd.people().size(),
        newPeople(reading, scope, within, crowd),
        connectedMillis(scope, range),
        Peak.of(reading, scope.covers(), within),
        chatters(reading, crowd.people(), top),
        crowd.words().top(top),
        crowd.emotes().top(top));
  }

  private static long newPeople(Reading reading, Scope scope, Range within, Crowd crowd) {
    // Of all time everybody in a channel was new there once.
    if (within.equals(Range.ALL) && scope.peers().isEmpty()) {
      return crowd.people().size();
    }
    return new Newcomers(reading, scope).count(within);
  }

  private static long connectedMillis(Scope scope, Optional<Range> range) {
    return range
        .map(r -> scope.stretches().within(r.from() * 1_000, r.to() * 1_000))
        .orElseGet(scope::connectedMillis);
  }

  /// The forgotten have no name, so more than `top` are looked at until there are enough.
  private static List<Chatter> chatters(Reading reading, PeopleCounts people, int top) {
    var order = mostFirst(people);
    var chatters = new ArrayList<Chatter>();
    for (var from = 0; from < order.length && chatters.size() < top; from += top) {
      var some = IntStream.of(order).skip(from).limit(top).boxed().toList();
      var names = reading.names(some);
      for (var person : some) {
        var name = names.get(person);
        if (name != null && chatters.size() < top) {
          chatters.add(new Chatter(name, people.messages(person)));
        }
      }
    }
    return chatters;
  }

  /// People by messages, of equals those seen first. Sorted as plain numbers: there may be a
  /// million.
  private static int[] mostFirst(PeopleCounts people) {
    var all = people.people();
    var keys = new long[all.length];
    for (var i = 0; i < all.length; i++) {
      var messages = Math.min(people.messages(all[i]), 0xFFFF_FFFFL);
      keys[i] = -(messages << 31) + all[i];
    }
    Arrays.sort(keys);
    return LongStream.of(keys).mapToInt(key -> (int) (key & Integer.MAX_VALUE)).toArray();
  }
}
