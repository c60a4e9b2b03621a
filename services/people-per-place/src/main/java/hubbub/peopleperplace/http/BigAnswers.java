package hubbub.peopleperplace.http;

import hubbub.platform.http.Answer.Writer;
import hubbub.platform.http.Refusal;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Answers that are too long for memory are sent while they are read, from one moment of the
/// database: few at once and not for long, as each holds that moment.
public final class BigAnswers {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int PIECE = 16_384;

  private final Semaphore free;
  private final long nanosMax;
  private final LongSupplier nanos;

  /// @param most at once
  /// @param time after which one is cut
  public BigAnswers(int most, Duration time, LongSupplier nanos) {
    free = new Semaphore(most, true);
    nanosMax = time.toNanos();
    this.nanos = nanos;
  }

  /// Writes when there is room for it; refuses where there is none for some seconds.
  Writer inTurn(Writer writer) {
    return out -> {
      if (!free.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
        throw Refusal.away("too many long answers are being sent", WAIT);
      }
      try {
        writer.write(new Timed(out, nanos.getAsLong() + nanosMax));
      } finally {
        free.release();
      }
    };
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
