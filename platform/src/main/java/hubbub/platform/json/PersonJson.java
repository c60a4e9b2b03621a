package hubbub.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import hubbub.contracts.directory.Person;
import org.jspecify.annotations.Nullable;

/// A person as outsiders see it, to the letter.
@JsonPropertyOrder({"id", "name", "isAlive", "placeId"})
public record PersonJson(
    long id,
    String name,
    @JsonProperty("isAlive") boolean isAlive,
    @JsonProperty("placeId") @Nullable Long placeId) {
  public static PersonJson of(Person person) {
    return new PersonJson(person.id(), person.name(), person.isAlive(), person.placeId());
  }
}
