package hubbub.web.directory;

import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.Whereabouts;
import hubbub.platform.json.WhereaboutsJson;
import hubbub.platform.questions.Questions;

/// People per place in another process.
public final class FarPeoplePerPlace implements AskPeoplePerPlace {
  private final Questions.Far far;

  public FarPeoplePerPlace(Questions.Far far) {
    this.far = far;
  }

  @Override
  public Whereabouts after(long id, int limit, int most) {
    var target =
        "/api/v1/people-per-place/overview?after=%d&limit=%d&people=%d".formatted(id, limit, most);
    return far.get(target, WhereaboutsJson.class).whereabouts();
  }
}
