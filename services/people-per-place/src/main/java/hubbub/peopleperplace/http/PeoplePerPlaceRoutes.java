package hubbub.peopleperplace.http;

import hubbub.platform.http.Routes;

/// The routes of people per place.
public final class PeoplePerPlaceRoutes {
  public void hang(Routes routes) {
    routes.document("people-per-place", "openapi/people-per-place.yaml");
  }
}
