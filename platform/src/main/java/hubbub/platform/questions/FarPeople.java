package hubbub.platform.questions;

import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.PersonState;
import hubbub.platform.json.PersonStatesJson;
import java.util.List;

/// People in another process, asked over HTTP.
public record FarPeople(Far far) implements AskPeople {
  @Override
  public List<PersonState> after(long id, int limit) {
    var target = "/api/v1/people/states?after=" + id + "&limit=" + limit;
    return far.get(target, PersonStatesJson.class).people();
  }
}
