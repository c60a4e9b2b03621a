package hubbub.radio.levels;

import hubbub.radio.air.Records.Track;
import hubbub.radio.air.Wanted;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures what one source brings. Whoever has the sound offers it and goes on; what finds no room
/// is not measured.
final class Meter implements Track, OpusPackets {
  private static final Logger LOG = LoggerFactory.getLogger("radio");

  /// Bytes that may wait: three seconds of the most that an MP3 has.
  private static final int WAITING_MAX = 128 * 1024;

  /// What a waiting piece takes besides its bytes.
  private static final int EACH = 64;

  /// A decoder that throws so often without decoding anything between is not asked again.
  private static final int THROWN_MAX = 100;

  /// Tenths of a second that may wait to be shown: a source may send them together.
  private static final int SHOWN_LATER_MAX = 10;

  private static final int A_SECOND = 10;
  private static final long KNOWN_NANOS = 2_000_000_000L;

  private final Wanted wanted;
  private final boolean packed;
  private final Supplier<SoundDecoder> decoders;
  private final AtomicLong thrown;
  private final AtomicLong skipped;
  private final Runnable wake;
  private final Runnable rest;
  private final ConcurrentLinkedQueue<Offered> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean missing;
  private volatile @Nullable Known known;
  private byte[] opusHead = {};

  // Of the meters' thread.
  private final Measure measure = new Measure(this::measured);
  private final Deque<Level> later = new ArrayDeque<>();
  private final Deque<Level> second = new ArrayDeque<>();
  private @Nullable SoundDecoder decoder;
  private byte[] head = {};
  private int thrownInARow;
  private long now;

  private record Offered(byte[] head, byte[] sound) {}

  private record Known(Level level, long at) {}

  /// @param packed whether packets of Opus are measured, and not the pieces that they came in
  /// @param decoders makes one, and another one where that threw
  /// @param thrown counts
  /// @param skipped counts pieces
  /// @param wake is called when something is offered
  /// @param rest is called when the source is gone
  Meter(
      Wanted wanted,
      boolean packed,
      Supplier<SoundDecoder> decoders,
      AtomicLong thrown,
      AtomicLong skipped,
      Runnable wake,
      Runnable rest) {
    this.wanted = wanted;
    this.packed = packed;
    this.decoders = decoders;
    this.thrown = thrown;
    this.skipped = skipped;
    this.wake = wake;
    this.rest = rest;
  }

  Wanted wanted() {
    return wanted;
  }

  @Override
  public void take(byte[] headNow, Piece piece) {
    if (!packed) {
      offer(headNow, piece.bytes());
    }
  }

  @Override
  public OpusPackets packets() {
    return packed ? this : UNHEARD;
  }

  @Override
  public void begin(byte[] headNow) {
    opusHead = headNow;
  }

  @Override
  public void packet(byte[] packet, long micros) {
    offer(opusHead, packet);
  }

  @Override
  public void rest() {
    rest.run();
  }

  private void offer(byte[] headNow, byte[] sound) {
    var size = sound.length + EACH;
    if (waiting.get() + size > WAITING_MAX) {
      skipped.incrementAndGet();
      missing = true;
      return;
    }
    waiting.addAndGet(size);
    queue.add(new Offered(headNow, sound));
    wake.run();
  }

  /// Measures a next piece. On the meters' thread.
  ///
  /// @return false where none waits
  boolean step(long nanos) {
    now = nanos;
    var next = queue.poll();
    if (next == null) {
      interrupt();
      return false;
    }
    waiting.addAndGet(-next.sound.length - EACH);
    if (thrownInARow < THROWN_MAX) {
      decode(next);
    }
    return true;
  }

  /// All that came before is measured.
  private void interrupt() {
    if (missing) {
      missing = false;
      if (decoder != null) {
        decoder.interrupted();
      }
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void decode(Offered next) {
    try {
      var made = decoder;
      if (made == null) {
        made = decoders.get();
        made.head(next.head);
      } else if (next.head != head) {
        made.head(next.head);
      }
      decoder = made;
      head = next.head;
      made.take(next.sound, measure);
    } catch (Throwable e) {
      // Whatever it is, it is the decoder's: the sound itself goes on.
      decoder = null;
      thrown.incrementAndGet();
      if (++thrownInARow == THROWN_MAX) {
        LOG.atWarn()
            .addKeyValue("mount", wanted.path())
            .log("how loud it is can't be told: {}", e.toString());
      }
    }
  }

  private void measured(Level level) {
    thrownInARow = 0;
    second.addLast(level);
    if (second.size() > A_SECOND) {
      second.removeFirst();
    }
    known = new Known(Level.over(second), now);
    later.addLast(level);
  }

  /// What to show now: each tenth of a second in its turn, sooner where many wait; empty where none
  /// does. On the meters' thread, ten times a second.
  Optional<Level> show() {
    while (later.size() > SHOWN_LATER_MAX) {
      later.removeFirst();
    }
    return Optional.ofNullable(later.pollFirst());
  }

  /// Over the last second of sound; empty where nothing was measured lately. From any thread.
  Optional<Level> level(long nanos) {
    return Optional.ofNullable(known)
        .filter(one -> nanos - one.at <= KNOWN_NANOS)
        .map(Known::level);
  }
}
