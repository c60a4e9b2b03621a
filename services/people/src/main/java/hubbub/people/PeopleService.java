package hubbub.people;

import hubbub.people.http.PeopleRoutes;
import hubbub.platform.Platform;
import hubbub.platform.Service;

/// The door of people: its parts, and how they are joined.
public final class PeopleService implements Service {
  private static final String NAME = "people";

  public PeopleService(Platform platform) {
    platform.storage().open(NAME);
    new PeopleRoutes().hang(platform.routes());
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
