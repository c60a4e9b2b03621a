package hubbub.app.terminal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the run that somebody means: `last`, an id, or a name, of which the newest counts.
final class RunNamed {
  private static final int LOOKED_AT = 1_000;

  private RunNamed() {}

  /// @throws AskedWrongly if there is none
  static JsonNode find(Server server, String word) {
    for (var run : server.get("connectors", "/api/v1/runs?limit=" + LOOKED_AT).path("runs")) {
      if (word.equals("last")
          || word.equals(run.path("id").asString())
          || word.equals(run.path("name").asString(""))) {
        return run;
      }
    }
    try {
      return server.get("connectors", "/api/v1/runs/" + Query.encoded(word));
    } catch (CouldNot e) {
      throw new AskedWrongly("there is no run " + word + "; ./hubbub runs lists them");
    }
  }

  /// The id of the run that is meant; null if none is.
  static @Nullable String id(Server server, @Nullable String word) {
    return word == null ? null : find(server, word).path("id").asString();
  }
}
