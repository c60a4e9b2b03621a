package hubbub.favourites.helix;

import hubbub.contracts.accounts.TwitchKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The connections to Twitch's API. Made when there is a key to ask with: whoever has none starts
/// without an HTTP client.
final class HelixWire implements AutoCloseable {
  private final HelixConfig config;
  private final HttpClient client;

  HelixWire(HelixConfig config) {
    this.config = config;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.patience())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// @param path and query below the base
  /// @param json of the body; empty without
  record Call(String method, String path, String json) {}

  /// @param remaining points that are left; -1 where Twitch does not say
  /// @param reset when all are there again, in seconds since 1970; -1 where Twitch does not say
  record Got(int status, byte[] body, long remaining, long reset) {}

  /// The client's own time-out ends with the answer's head; this one also holds for its body.
  Got send(TwitchKey key, Call call) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(config.url() + call.path()))
            .header("Authorization", "Bearer " + key.token())
            .header("Client-Id", key.clientId())
            .header("User-Agent", "Hubbub");
    if (call.json().isEmpty()) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(call.method(), BodyPublishers.ofString(call.json()));
    }
    var answer =
        client.sendAsync(
            request.build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), HelixConfig.BODY_MAX));
    try {
      var response = answer.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
      var headers = response.headers();
      return new Got(
          response.statusCode(),
          response.body(),
          number(headers.firstValue("Ratelimit-Remaining").orElse("")),
          number(headers.firstValue("Ratelimit-Reset").orElse("")));
    } catch (TimeoutException e) {
      throw new IOException("Twitch does not answer", e);
    } catch (ExecutionException e) {
      throw new IOException("Twitch cannot be reached", e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /// A whole number of a header; -1 where it is none.
  private static long number(String text) {
    try {
      return text.isEmpty() ? -1 : Math.min(Long.parseLong(text), Integer.MAX_VALUE * 2L);
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
