package hubbub.testkit;

import hubbub.platform.http.Routes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Compares the routes that hang with what the OpenAPI documents describe, both ways.
public final class OpenApiAgreement {
  private OpenApiAgreement() {}

  /// Everything under `/api/v1` is described; what is described hangs. Of other paths, `letters`
  /// names those that outsiders rely on, which are described, too.
  ///
  /// @return what disagrees, in words; empty when all is well
  public static List<String> disagreements(Routes routes, List<String> letters) {
    var described = routes.documented();
    var hung = new ArrayList<Routes.Operation>();
    var wrong = new ArrayList<String>();
    for (var route : routes.all()) {
      var operation = new Routes.Operation(route.method(), route.path());
      hung.add(operation);
      var promised = route.path().startsWith("/api/v1/") || letters.contains(route.path());
      if (promised && !described.contains(operation)) {
        wrong.add("hangs and no document describes it: " + route.method() + " " + route.path());
      }
    }
    for (var operation : described) {
      if (!hung.contains(operation)) {
        wrong.add("described and hangs nowhere: " + operation.method() + " " + operation.path());
      }
    }
    for (var declared : routes.declared()) {
      for (var route : routes.all()) {
        if (route.method().equals(declared.method())
            && route.path().equals(declared.path())
            && route.access() != declared.access()) {
          wrong.add("open to " + route.access() + ", but declared so: " + declared);
        }
      }
    }
    if (new HashSet<>(described).size() < described.size()) {
      wrong.add("two documents describe the same operation");
    }
    return wrong;
  }
}
