package hubbub.statistics.domain;

import java.util.Arrays;

/// What is known of each person over a long time: how many messages, and the second of the first. A
/// person is a number above zero.
public final class PeopleCounts {
  private static final int CAPACITY_MIN = 16;

  private int[] people = new int[CAPACITY_MIN];
  private long[] messages = new long[CAPACITY_MIN];
  private long[] firsts = new long[CAPACITY_MIN];
  private int size;

  /// Takes each person.
  @FunctionalInterface
  public interface Taker {
    void take(int person, long messages, long first);
  }

  /// Adds messages of a person; `first` counts if it is before what is known.
  public void add(int person, long more, long first) {
    if (person <= 0) {
      throw new IllegalArgumentException("a person is a number above zero");
    }
    if (size * 2 >= people.length) {
      grow();
    }
    var at = find(people, person);
    if (people[at] == 0) {
      people[at] = person;
      firsts[at] = first;
      size++;
    }
    messages[at] += more;
    firsts[at] = Math.min(firsts[at], first);
  }

  public void addAll(PeopleCounts others) {
    others.each(this::add);
  }

  public boolean has(int person) {
    return person > 0 && people[find(people, person)] != 0;
  }

  /// The second of the person's first message, or [Long#MAX_VALUE] for somebody who is not here.
  public long first(int person) {
    var at = find(people, person);
    return people[at] == 0 ? Long.MAX_VALUE : firsts[at];
  }

  public long messages(int person) {
    var at = find(people, person);
    return people[at] == 0 ? 0 : messages[at];
  }

  public int size() {
    return size;
  }

  public void each(Taker taker) {
    for (var i = 0; i < people.length; i++) {
      if (people[i] != 0) {
        taker.take(people[i], messages[i], firsts[i]);
      }
    }
  }

  /// All people, in the order of their numbers.
  public int[] people() {
    var all = new int[size];
    var n = 0;
    for (var person : people) {
      if (person != 0) {
        all[n++] = person;
      }
    }
    Arrays.sort(all);
    return all;
  }

  private void grow() {
    var oldPeople = people;
    var oldMessages = messages;
    var oldFirsts = firsts;
    people = new int[oldPeople.length * 2];
    messages = new long[oldPeople.length * 2];
    firsts = new long[oldPeople.length * 2];
    for (var i = 0; i < oldPeople.length; i++) {
      if (oldPeople[i] != 0) {
        var at = find(people, oldPeople[i]);
        people[at] = oldPeople[i];
        messages[at] = oldMessages[i];
        firsts[at] = oldFirsts[i];
      }
    }
  }

  private static int find(int[] people, int person) {
    var mask = people.length - 1;
    var at = ((person * 0x9E3779B9) >>> 9) & mask;
    while (people[at] != 0 && people[at] != person) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
