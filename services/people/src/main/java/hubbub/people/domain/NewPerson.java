package hubbub.people.domain;

import hubbub.contracts.directory.Person;
import org.jspecify.annotations.Nullable;

/// A person who has no id yet.
///
/// @param placeId where the person is to be; null for nowhere
public record NewPerson(String name, boolean isAlive, @Nullable Long placeId) {
  public Person withId(long id) {
    return new Person(id, name, isAlive, placeId);
  }
}
