package hubbub.people.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People as outsiders see them, to the letter.
@JsonPropertyOrder({"id", "name", "isAlive", "placeId"})
record PersonJson(
    long id,
    String name,
    @JsonProperty("isAlive") boolean isAlive,
    @JsonProperty("placeId") @Nullable Long placeId) {
  static PersonJson of(Person person) {
    return new PersonJson(person.id(), person.name(), person.isAlive(), person.placeId());
  }

  /// A person with the number of the change that made it so.
  @JsonPropertyOrder({"id", "name", "isAlive", "placeId", "change"})
  record WithChange(
      long id,
      String name,
      @JsonProperty("isAlive") boolean isAlive,
      @JsonProperty("placeId") @Nullable Long placeId,
      long change) {
    static WithChange of(PersonState state) {
      var person = state.person();
      return new WithChange(
          person.id(), person.name(), person.isAlive(), person.placeId(), state.change());
    }
  }

  /// People with their changes.
  ///
  /// @param change the newest of all people
  record States(long change, List<WithChange> states) {}

  /// A new person, or how one is to be; who sends back what they got sends its id, too.
  ///
  /// @param isAlive null for alive
  record Wish(
      @Nullable Long id,
      String name,
      @JsonProperty("isAlive") @Nullable Boolean isAlive,
      @JsonProperty("placeId") @Nullable Long placeId) {}
}
