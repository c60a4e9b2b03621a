package hubbub.people.domain;

import hubbub.contracts.directory.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be another way about a person.
///
/// @param moved whether the place is one of these things
/// @param placeId where the person is to be; null for nowhere
public record PersonPatch(
    Optional<String> name, Optional<Boolean> isAlive, boolean moved, @Nullable Long placeId) {
  /// All of it.
  public static PersonPatch whole(NewPerson wish) {
    return new PersonPatch(
        Optional.of(wish.name()), Optional.of(wish.isAlive()), true, wish.placeId());
  }

  /// The person as it will be.
  public Person of(Person person) {
    return new Person(
        person.id(),
        name.orElse(person.name()),
        isAlive.orElse(person.isAlive()),
        moved ? placeId : person.placeId());
  }
}
