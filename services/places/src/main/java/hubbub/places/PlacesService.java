package hubbub.places;

import hubbub.places.http.PlacesRoutes;
import hubbub.platform.Platform;
import hubbub.platform.Service;

/// The door of places: its parts, and how they are joined.
public final class PlacesService implements Service {
  private static final String NAME = "places";

  public PlacesService(Platform platform) {
    platform.storage().open(NAME);
    new PlacesRoutes().hang(platform.routes());
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
