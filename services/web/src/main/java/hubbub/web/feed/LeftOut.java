package hubbub.web.feed;

import hubbub.contracts.connectors.Message;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// People who opted out: what they say goes to no page. Safe for several threads.
public final class LeftOut {
  private final Set<Person> people = ConcurrentHashMap.newKeySet();

  /// @param platform of the author
  public record Person(String platform, String authorId) {}

  public LeftOut(Collection<Person> people) {
    this.people.addAll(people);
  }

  /// From now on a person is left out, or no longer.
  public void set(Person person, boolean out) {
    if (out) {
      people.add(person);
    } else {
      people.remove(person);
    }
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
}
