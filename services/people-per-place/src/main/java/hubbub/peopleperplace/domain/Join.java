package hubbub.peopleperplace.domain;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.Whereabouts.Those;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who is at which place, as far as we have heard.
public interface Join {
  /// Answers a question from one moment of it.
  <T extends @Nullable Object> T look(Function<Moment, T> question);

  /// One moment of it.
  interface Moment {
    /// A number that is another one whenever the answer to anything may be another one.
    long version();

    Optional<Place> place(long id);

    /// Places in the order of their ids, from the first one after `id` up to `last`.
    List<Place> places(long id, long last, int limit);

    /// Who is at the places from `first` to `last`, in the order of places and people. Some may be
    /// at places that there are not.
    void people(long first, long last, Visitor visitor);

    /// How many are at a place, and the first of them.
    Those at(long placeId, int most);

    /// How many are at no place, and the first of them.
    Those nowhere(int most);

    long placeCount();

    long personCount();
  }

  /// Takes one person after the other.
  @FunctionalInterface
  interface Visitor {
    void take(long placeId, long id, String name, boolean isAlive) throws IOException;
  }
}
