package hubbub.connectors.names;

import hubbub.platform.calls.HttpCalls;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Asks an AppView for profiles (`app.bsky.actor.getProfiles`). Made when somebody is first asked
/// for: whoever follows nothing on Bluesky starts without an HTTP client.
final class AppView implements AutoCloseable {
  private static final String PROFILES = "/xrpc/app.bsky.actor.getProfiles?";

  private final URI url;
  private final HttpCalls calls;

  AppView(URI url, Duration patience) {
    this.url = url;
    calls = new HttpCalls(patience, NamesConfig.BODY_MAX);
  }

  record Profile(String handle, String displayName) {}

  /// @throws IOException if it gives no answer, or none that can be read
  Map<String, Profile> profiles(List<String> dids) throws IOException, InterruptedException {
    var query =
        dids.stream()
            .map(did -> "actors=" + URLEncoder.encode(did, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var answer =
        calls.send(
            HttpRequest.newBuilder(URI.create(url + PROFILES + query))
                .header("Accept", "application/json"));
    if (answer.statusCode() != 200) {
      throw new IOException("answers " + answer.statusCode());
    }
    return read(answer.body());
  }

  private static Map<String, Profile> read(byte[] body) throws IOException {
    try {
      var profiles = new HashMap<String, Profile>();
      for (var one : Json.mapper().readTree(body).path("profiles")) {
        profiles.put(
            one.path("did").asString(""),
            new Profile(one.path("handle").asString(""), one.path("displayName").asString("")));
      }
      return profiles;
    } catch (JacksonException e) {
      throw new IOException("answers no JSON", e);
    }
  }

  @Override
  public void close() {
    calls.close();
  }
}
