package hubbub.platform.questions;

import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.Whereabouts;
import hubbub.platform.json.WhereaboutsJson;

/// People per place in another process, asked over HTTP.
public record FarPeoplePerPlace(Far far) implements AskPeoplePerPlace {
  @Override
  public Whereabouts after(long id, int limit, int most) {
    var target =
        "/api/v1/people-per-place/overview?after=" + id + "&limit=" + limit + "&people=" + most;
    return far.get(target, WhereaboutsJson.class).whereabouts();
  }
}
