package hubbub.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of a request, as it comes. It asks the connection for a piece only when its reader
/// wants one, so a slow reader holds at most a piece or two in memory and the sender waits.
final class BodyStream extends InputStream {
  /// What arrived: a piece, the end, or the loss of the connection.
  private sealed interface Arrival {
    record Piece(Buffer bytes) implements Arrival {}

    record End() implements Arrival {}

    record Lost() implements Arrival {}
  }

  private final HttpServerRequest request;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Duration silence;
  private Buffer piece = Buffer.buffer();
  private int at;
  private long read;
  private long lengthMax = Long.MAX_VALUE;
  private long deadline = Long.MAX_VALUE;
  private boolean begun;
  private volatile boolean ended;

  /// To be made on the event loop, before the first byte can pass.
  ///
  /// @param silence how long the sender may let us wait for a next piece
  BodyStream(HttpServerRequest request, Duration silence) {
    this.request = request;
    this.silence = silence;
    if (hasBody(request)) {
      request.pause();
      request.handler(bytes -> arrivals.add(new Arrival.Piece(bytes)));
      request.endHandler(_ -> {
        ended = true;
        arrivals.add(new Arrival.End());
      });
      request.exceptionHandler(_ -> arrivals.add(new Arrival.Lost()));
    } else {
      begun = true;
      ended = true;
      arrivals.add(new Arrival.End());
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    var headers = request.headers();
    return headers.contains("Transfer-Encoding")
        || (headers.contains("Content-Length") && !"0".equals(headers.get("Content-Length")));
  }

  /// Bounds what is read from here on.
  ///
  /// @param bytes more is refused with 413
  /// @param within the time for all of it; more is refused with 408
  void bound(long bytes, Duration within) {
    lengthMax = bytes;
    deadline = within.isZero() ? Long.MAX_VALUE : System.nanoTime() + within.toNanos();
    var announced = request.getHeader("Content-Length");
    if (announced != null && isLonger(announced, bytes)) {
      throw tooLong();
    }
  }

  /// Whether the last byte came, or none was to come.
  boolean ended() {
    return ended;
  }

  /// Ends reading for us, though more may come: whoever waits for a next piece is told the end.
  void enough() {
    arrivals.add(new Arrival.End());
  }

  /// Whether a client still waits for our word to send its body.
  boolean awaitsContinue() {
    return !begun && "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == piece.length()) {
      if (!next()) {
        return -1;
      }
    }
    var count = Math.min(length, piece.length() - at);
    piece.getBytes(at, at + count, bytes, offset);
    at += count;
    return count;
  }

  private boolean next() throws IOException {
    if (awaitsContinue()) {
      var _ = request.response().writeContinue();
    }
    begun = true;
    if (!ended && arrivals.isEmpty()) {
      request.fetch(1);
    }
    return switch (await()) {
      case Arrival.Piece(var bytes) -> {
        read += bytes.length();
        if (read > lengthMax) {
          throw tooLong();
        }
        piece = bytes;
        at = 0;
        yield true;
      }
      case Arrival.End() -> {
        arrivals.add(new Arrival.End());
        yield false;
      }
      case Arrival.Lost() -> {
        arrivals.add(new Arrival.Lost());
        throw new BodyLost();
      }
    };
  }

  private Arrival await() throws IOException {
    try {
      var patience = Math.min(silence.toNanos(), deadline - System.nanoTime());
      var arrival = arrivals.poll(patience, TimeUnit.NANOSECONDS);
      if (arrival == null) {
        throw new Refusal(408, "the body did not come in time", List.of());
      }
      return arrival;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private Refusal tooLong() {
    return new Refusal(413, "the body is longer than " + lengthMax + " bytes", List.of());
  }

  private static boolean isLonger(String announced, long bytes) {
    try {
      return Long.parseLong(announced.strip()) > bytes;
    } catch (NumberFormatException e) {
      throw new Refusal(400, "Content-Length is no number", List.of());
    }
  }
}
