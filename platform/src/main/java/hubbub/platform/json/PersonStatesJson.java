package hubbub.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People with their changes, as `GET /api/v1/people/states` writes them and other processes read
/// them.
///
/// @param change the newest of all people
public record PersonStatesJson(long change, List<StateJson> states) {
  /// A person with the number of the change that made it so.
  @JsonPropertyOrder({"id", "name", "isAlive", "placeId", "change"})
  public record StateJson(
      long id,
      String name,
      @JsonProperty("isAlive") boolean isAlive,
      @JsonProperty("placeId") @Nullable Long placeId,
      long change) {
    private static StateJson of(PersonState state) {
      var person = state.person();
      return new StateJson(
          person.id(), person.name(), person.isAlive(), person.placeId(), state.change());
    }

    private PersonState state() {
      return new PersonState(new Person(id, name, isAlive, placeId), change);
    }
  }

  public static PersonStatesJson of(long change, List<PersonState> states) {
    return new PersonStatesJson(change, states.stream().map(StateJson::of).toList());
  }

  public List<PersonState> people() {
    return states.stream().map(StateJson::state).toList();
  }
}
