package hubbub.favourites.helix;

import hubbub.contracts.accounts.TwitchKey;
import hubbub.platform.calls.HttpCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// The connections to Twitch's API. Made when there is a key to ask with: whoever has none starts
/// without an HTTP client.
final class HelixWire implements AutoCloseable {
  private final HelixConfig config;
  private final HttpCalls calls;

  HelixWire(HelixConfig config) {
    this.config = config;
    calls = new HttpCalls(config.patience(), HelixConfig.BODY_MAX);
  }

  /// @param path and query below the base
  /// @param json of the body; empty without
  record Call(String method, String path, String json) {}

  /// @param remaining points that are left; -1 where Twitch does not say
  /// @param reset when all are there again, in seconds since 1970; -1 where Twitch does not say
  record Got(int status, byte[] body, long remaining, long reset) {}

  Got send(TwitchKey key, Call call) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(config.url() + call.path()))
            .header("Authorization", "Bearer " + key.token())
            .header("Client-Id", key.clientId());
    if (call.json().isEmpty()) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(call.method(), BodyPublishers.ofString(call.json()));
    }
    try {
      var answer = calls.send(request);
      var headers = answer.headers();
      return new Got(
          answer.statusCode(),
          answer.body(),
          number(headers.firstValue("Ratelimit-Remaining").orElse("")),
          number(headers.firstValue("Ratelimit-Reset").orElse("")));
    } catch (IOException e) {
      throw new IOException("Twitch " + e.getMessage(), e);
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
    calls.close();
  }
}
