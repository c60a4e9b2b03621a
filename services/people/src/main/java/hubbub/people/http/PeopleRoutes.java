package hubbub.people.http;

import hubbub.platform.http.Routes;

/// The routes of people.
public final class PeopleRoutes {
  public void hang(Routes routes) {
    routes.document("people", "openapi/people.yaml");
  }
}
