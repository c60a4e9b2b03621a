package hubbub.peopleperplace.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonState;
import hubbub.platform.questions.Questions.Far;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the people of another process.
public record FarPeople(Far far) implements AskPeople {
  private record Answered(List<State> states) {}

  private record State(
      long id,
      String name,
      @JsonProperty("isAlive") boolean isAlive,
      @JsonProperty("placeId") @Nullable Long placeId,
      long change) {}

  @Override
  public List<PersonState> after(long id, int limit) {
    return far
        .get("/api/v1/people/states?after=" + id + "&limit=" + limit, Answered.class)
        .states()
        .stream()
        .map(FarPeople::person)
        .toList();
  }

  private static PersonState person(State state) {
    return new PersonState(
        new Person(state.id(), state.name(), state.isAlive(), state.placeId()), state.change());
  }
}
