package hubbub.web.feed;

import hubbub.contracts.connectors.Message;
import hubbub.platform.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// People who opted out: what they say goes to no page. Safe for several threads.
///
/// What this process has heard counts at once, before it is committed; what another process with
/// pages has heard comes with [#renew].
public final class LeftOut {
  /// For so long what was heard here outweighs what was read: a reading may have begun before.
  private static final Duration HEARD_COUNTS = Duration.ofSeconds(30);

  private final Ticker ticker;
  private final Map<Person, Heard> heard = new HashMap<>();
  private final Set<Person> people = ConcurrentHashMap.newKeySet();

  /// @param platform of the author
  public record Person(String platform, String authorId) {}

  public LeftOut(Collection<Person> people, Ticker ticker) {
    this.people.addAll(people);
    this.ticker = ticker;
  }

  /// From now on a person is left out, or no longer.
  public synchronized void set(Person person, boolean out) {
    heard.put(person, new Heard(out, ticker.nanos()));
    if (out) {
      people.add(person);
    } else {
      people.remove(person);
    }
  }

  /// Puts what was read in place of what is known, except for what was heard just now.
  public synchronized void renew(Collection<Person> read) {
    var now = ticker.nanos();
    heard.values().removeIf(one -> now - one.at > HEARD_COUNTS.toNanos());
    var next = new HashSet<>(read);
    heard.forEach((person, one) -> {
      if (one.out) {
        next.add(person);
      } else {
        next.remove(person);
      }
    });
    people.retainAll(next);
    people.addAll(next);
  }

  /// The messages of all others; the same list where nobody is left out.
  List<Message> without(String platform, List<Message> messages) {
    if (people.isEmpty()) {
      return messages;
    }
    return messages.stream()
        .filter(message -> !people.contains(new Person(platform, message.author().id())))
        .toList();
  }

  private record Heard(boolean out, long at) {}
}
