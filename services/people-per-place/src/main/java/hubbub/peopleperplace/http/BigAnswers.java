package hubbub.peopleperplace.http;

import hubbub.platform.http.Answer.Writer;
import hubbub.platform.http.Refusal;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Answers that are too long for memory. Each is read from one moment of the database into a file,
/// few at once, and sent from there: a slow reader holds neither that moment nor the others up.
public final class BigAnswers {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int PIECE = 16_384;

  /// Files that lie there at once.
  private static final int SENT_MAX = 32;

  private final Semaphore reading;
  private final Semaphore sending = new Semaphore(SENT_MAX);
  private final long nanosMax;
  private final LongSupplier nanos;

  /// @param most read at once
  /// @param time after which sending one is cut
  public BigAnswers(int most, Duration time, LongSupplier nanos) {
    reading = new Semaphore(most, true);
    nanosMax = time.toNanos();
    this.nanos = nanos;
  }

  /// Writes when there is room for it; refuses where there is none for some seconds.
  Writer inTurn(Writer writer) {
    return out -> {
      if (!sending.tryAcquire()) {
        throw full();
      }
      try (var file = open()) {
        read(writer, file);
        send(file, new Timed(out, nanos.getAsLong() + nanosMax));
      } finally {
        sending.release();
      }
    };
  }

  private static Refusal full() {
    return Refusal.away("too many long answers are being sent", WAIT);
  }

  /// A file that is gone when it is closed.
  private static FileChannel open() throws IOException {
    return FileChannel.open(
        Files.createTempFile("people-per-place-", ".json"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private void read(Writer writer, FileChannel file) throws Exception {
    if (!reading.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
      throw full();
    }
    try {
      var out = new BufferedOutputStream(Channels.newOutputStream(file), PIECE);
      writer.write(out);
      out.flush();
    } finally {
      reading.release();
    }
  }

  private static void send(FileChannel file, OutputStream out) throws IOException {
    file.position(0);
    Channels.newInputStream(file).transferTo(out);
  }

  /// Fails after a while.
  private final class Timed extends FilterOutputStream {
    private final long end;

    Timed(OutputStream out, long end) {
      super(out);
      this.end = end;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      for (var from = offset; from < offset + count; from += PIECE) {
        if (nanos.getAsLong() - end > 0) {
          throw new IOException("the reader takes too long");
        }
        out.write(bytes, from, Math.min(PIECE, offset + count - from));
      }
    }
  }
}
