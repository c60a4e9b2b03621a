package hubbub.platform.http;

import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An answer of another process, taken piece by piece: the next one is asked for when the one
/// before was passed on, so a slow reader at the door holds back the process that writes.
final class FarAnswer {
  private static final int WHOLE_LENGTH_MAX = 65_536;

  private final HttpClientResponse response;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final Duration patience;
  private boolean cut;

  /// To be made on the event loop, before the first byte can pass.
  FarAnswer(HttpClientResponse response, Duration patience) {
    this.response = response;
    this.patience = patience;
    if (!isSmall(response)) {
      response.pause();
    }
    response.handler(bytes -> pieces.add(new Piece.Bytes(bytes)));
    response.endHandler(_ -> pieces.add(new Piece.End()));
    response.exceptionHandler(why -> pieces.add(new Piece.Lost(why)));
  }

  /// A small answer is taken at once: whoever refuses a request early closes the connection, and
  /// what was not taken by then is lost.
  private static boolean isSmall(HttpClientResponse response) {
    var length = response.getHeader("Content-Length");
    return length != null && length.length() < 6 && Integer.parseInt(length) <= WHOLE_LENGTH_MAX;
  }

  HttpClientResponse head() {
    return response;
  }

  /// It came before the request was sent whole, so its connection is of no more use.
  void cut() {
    cut = true;
  }

  /// Copies the body to its end.
  ///
  /// @throws IOException if the other process stops in the middle, or the reader does
  void writeTo(OutputStream out) throws IOException {
    try {
      while (true) {
        if (pieces.isEmpty()) {
          response.fetch(1);
        }
        switch (await()) {
          case Piece.Bytes(var buffer) -> out.write(buffer.getBytes());
          case Piece.End() -> {
            if (cut) {
              drop();
            }
            return;
          }
          case Piece.Lost(var why) -> throw new IOException("the other process went away", why);
        }
        if (pieces.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException | RuntimeException e) {
      drop();
      throw e;
    }
  }

  /// Nobody wants the rest of it.
  void drop() {
    var _ = response.request().reset();
  }

  private Piece await() throws IOException {
    try {
      var piece = pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (piece == null) {
        throw new IOException("the other process was silent for too long");
      }
      return piece;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
