package hubbub.peopleperplace;

import hubbub.peopleperplace.http.PeoplePerPlaceRoutes;
import hubbub.platform.Platform;
import hubbub.platform.Service;

/// The door of people per place: its parts, and how they are joined.
public final class PeoplePerPlaceService implements Service {
  private static final String NAME = "people-per-place";

  public PeoplePerPlaceService(Platform platform) {
    platform.storage().open(NAME);
    new PeoplePerPlaceRoutes().hang(platform.routes());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}
}
