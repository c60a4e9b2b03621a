package hubbub.places.http;

import hubbub.platform.http.Routes;

/// The routes of places.
public final class PlacesRoutes {
  public void hang(Routes routes) {
    routes.document("places", "openapi/places.yaml");
  }
}
