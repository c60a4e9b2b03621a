package hubbub.platform.http;

import hubbub.platform.cluster.ClusterConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests to other processes, over a bounded number of connections to each. Callers are
/// virtual threads and wait.
final class Wire {
  private static final int PIECE = 16_384;
  private static final int KEEP_SECONDS = 30;
  private static final int LINE_LENGTH_MAX = 65_536;
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final HttpClient client;
  private final ClusterConfig config;

  Wire(Vertx loops, ClusterConfig config) {
    this.config = config;
    var options =
        new HttpClientOptions()
            .setConnectTimeout((int) config.connect().toMillis())
            .setKeepAliveTimeout(KEEP_SECONDS)
            .setPipelining(false)
            .setTcpNoDelay(true)
            .setDecompressionSupported(false)
            .setMaxInitialLineLength(LINE_LENGTH_MAX)
            .setMaxHeaderSize(LINE_LENGTH_MAX)
            .setVerifyHost(true);
    config
        .authorities()
        .ifPresent(
            file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
    client =
        loops.createHttpClient(
            options,
            new PoolOptions()
                .setHttp1MaxSize(config.connectionsMax())
                .setMaxWaitQueueSize(config.waitingMax()));
  }

  /// Sends a request and waits for the head of its answer.
  ///
  /// @throws Unreached if nothing of it came there
  /// @throws IOException if it was lost on the way; nobody knows what was done
  FarAnswer send(
      URI to, String method, String target, List<Map.Entry<String, String>> headers, Outgoing body)
      throws IOException {
    var secure = "https".equals(to.getScheme());
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(method))
            .setHost(to.getHost().replaceAll("[\\[\\]]", ""))
            .setPort(to.getPort() < 0 ? (secure ? 443 : 80) : to.getPort())
            .setSsl(secure)
            .setURI(target)
            .setConnectTimeout(config.connect().toMillis());
    HttpClientRequest request;
    try {
      request = await(client.request(options), config.answer());
    } catch (IOException e) {
      throw new Unreached(e);
    }
    headers.forEach(header -> request.headers().add(header.getKey(), header.getValue()));
    var answer = new CompletableFuture<FarAnswer>();
    var _ =
        request
            .response()
            .onSuccess(response -> answer.complete(new FarAnswer(response, config.answer())))
            .onFailure(answer::completeExceptionally);
    try {
      var whole = send(request, body, answer);
      var came = await(answer, config.answer());
      if (!whole) {
        came.cut();
      }
      return came;
    } catch (IOException | RuntimeException e) {
      var _ = request.reset();
      throw e;
    }
  }

  /// @return whether all of it was sent
  private boolean send(
      HttpClientRequest request, Outgoing body, CompletableFuture<FarAnswer> answer)
      throws IOException {
    return switch (body) {
      case Outgoing.Nothing() -> {
        var _ = request.end();
        yield true;
      }
      case Outgoing.Whole(var bytes) -> {
        var _ = request.end(Buffer.buffer(bytes));
        yield true;
      }
      case Outgoing.Streamed streamed -> stream(request, streamed, answer);
    };
  }

  /// Copies the body until it ends, or the answer comes before: it is a refusal then, and the rest
  /// is not wanted.
  private boolean stream(
      HttpClientRequest request, Outgoing.Streamed body, CompletableFuture<FarAnswer> answer)
      throws IOException {
    if (body.length() < 0) {
      request.setChunked(true);
    } else {
      request.putHeader("Content-Length", Long.toString(body.length()));
    }
    var moved = new Semaphore(0);
    if (body.asksFirst()) {
      request.putHeader("Expect", "100-continue");
      var goOn = new CompletableFuture<Boolean>();
      request.continueHandler(_ -> goOn.complete(true));
      var _ = answer.whenComplete((_, _) -> goOn.complete(false));
      await(request.writeHead(), config.answer());
      if (!await(goOn, config.answer())) {
        return false;
      }
    }
    request.drainHandler(_ -> moved.release());
    request.exceptionHandler(answer::completeExceptionally);
    var _ = answer.whenComplete((_, _) -> body.enough().run());
    var piece = new byte[PIECE];
    for (var count = body.body().read(piece); count >= 0; count = body.body().read(piece)) {
      if (answer.isDone()) {
        return false;
      }
      var _ = request.write(Buffer.buffer(count).appendBytes(piece, 0, count));
      awaitRoom(request, moved, answer);
    }
    if (answer.isDone()) {
      return false;
    }
    var _ = request.end();
    return true;
  }

  private void awaitRoom(
      HttpClientRequest request, Semaphore moved, CompletableFuture<FarAnswer> answer)
      throws IOException {
    var deadline = System.nanoTime() + config.answer().toNanos();
    while (request.writeQueueFull() && !answer.isDone()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the other process takes nothing");
      }
      try {
        var _ = moved.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }

  void close() {
    var _ = client.close();
  }

  private static <T> T await(Future<T> future, Duration atMost) throws IOException {
    return await(future.toCompletionStage().toCompletableFuture(), atMost);
  }

  private static <T> T await(CompletableFuture<T> future, Duration atMost) throws IOException {
    try {
      return future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + atMost.toSeconds() + " s", e);
    }
  }
}
