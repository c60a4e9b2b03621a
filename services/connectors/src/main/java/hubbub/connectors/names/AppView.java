package hubbub.connectors.names;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Asks an AppView for profiles (`app.bsky.actor.getProfiles`). Made when somebody is first asked
/// for: whoever follows nothing on Bluesky starts without an HTTP client.
final class AppView implements AutoCloseable {
  private static final String PROFILES = "/xrpc/app.bsky.actor.getProfiles?";

  private final URI url;
  private final Duration patience;
  private final HttpClient client;

  AppView(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  record Profile(String handle, String displayName) {}

  /// @throws IOException if it gives no answer, or none that can be read
  Map<String, Profile> profiles(List<String> dids) throws IOException, InterruptedException {
    var query =
        dids.stream()
            .map(did -> "actors=" + URLEncoder.encode(did, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(url + PROFILES + query))
            .header("User-Agent", "Hubbub")
            .header("Accept", "application/json")
            .build();
    var answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), NamesConfig.BODY_MAX));
    try {
      var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("answers " + response.statusCode());
      }
      return read(response.body());
    } catch (TimeoutException e) {
      throw new IOException("does not answer", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot be reached", e);
    } finally {
      answer.cancel(true);
    }
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
    client.shutdownNow();
  }
}
