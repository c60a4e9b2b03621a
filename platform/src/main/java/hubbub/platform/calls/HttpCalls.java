package hubbub.platform.calls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls of other machines' APIs over HTTP. No redirect is followed, and an answer is bounded in
/// bytes and, with its body, in time. Made when there is something to ask: whoever asks nothing
/// starts without an HTTP client. Safe for use by many threads.
public final class HttpCalls implements AutoCloseable {
  private final Duration patience;
  private final int lengthMax;
  private final HttpClient client;

  /// @param patience how long a connection may take, and how long a whole answer
  /// @param lengthMax bytes of an answer's body
  public HttpCalls(Duration patience, int lengthMax) {
    this.patience = patience;
    this.lengthMax = lengthMax;
    client = client(patience);
  }

  /// A client that follows no redirect, for calls that these are not.
  ///
  /// @param patience how long a connection may take
  public static HttpClient client(Duration patience) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(patience)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /// The client's own time-out ends with the answer's head; this one also holds for its body.
  ///
  /// @throws IOException `does not answer` in time, or `cannot be reached`, also if the answer is
  ///   too long
  public HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer =
        client.sendAsync(
            request.setHeader("User-Agent", "Hubbub").build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), lengthMax));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("does not answer", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot be reached", e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
