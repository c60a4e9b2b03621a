package hubbub.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The body of an answer that is written as it goes, in pieces. A write waits while the reader is
/// slow, and fails when the reader is gone or takes nothing for too long.
final class AnswerStream extends OutputStream {
  private static final int PIECE = 16_384;
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final HttpServerResponse response;
  private final Runnable head;
  private final Duration patience;
  private final Semaphore moved = new Semaphore(0);
  private final byte[] piece = new byte[PIECE];
  private int length;
  private boolean begun;

  /// @param head sets status and headers; runs before the first piece is sent
  /// @param patience how long a reader may take nothing
  AnswerStream(HttpServerResponse response, Runnable head, Duration patience) {
    this.response = response;
    this.head = head;
    this.patience = patience;
    response.drainHandler(_ -> moved.release());
    response.closeHandler(_ -> moved.release());
  }

  /// Whether something was sent, so that the answer cannot become another one.
  boolean begun() {
    return begun;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    var from = offset;
    var left = count;
    while (left > 0) {
      var some = Math.min(left, PIECE - length);
      System.arraycopy(bytes, from, piece, length, some);
      length += some;
      from += some;
      left -= some;
      if (length == PIECE) {
        flush();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (length == 0) {
      return;
    }
    begin();
    awaitRoom();
    var _ = response.write(Buffer.buffer(Arrays.copyOf(piece, length)));
    length = 0;
  }

  /// Ends the answer; nothing is sent after it.
  @Override
  public void close() throws IOException {
    flush();
    begin();
    var _ = response.end();
  }

  private void begin() {
    if (!begun) {
      begun = true;
      head.run();
    }
  }

  /// The drain handler may have run before the queue filled, so look again from time to time.
  private void awaitRoom() throws IOException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!response.closed() && response.writeQueueFull()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the reader takes nothing");
      }
      try {
        var _ = moved.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    if (response.closed()) {
      throw new IOException("the reader is gone");
    }
  }
}
