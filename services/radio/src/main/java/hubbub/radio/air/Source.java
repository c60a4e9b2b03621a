package hubbub.radio.air;

import static java.util.Objects.requireNonNull;

import hubbub.radio.sound.Framer;
import hubbub.radio.sound.Framer.Shape;
import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.sound.Piece;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who brings sound to a mount, or waits until the one there is gone: then what it brings is cut,
/// and let go. It is read no faster than sound passes, a first while aside. On the event loop only.
final class Source implements Intake {
  /// What a source may send at once: programs send what they have gathered.
  private static final long AT_ONCE = 2L << 20;

  /// How much faster than its sound a source may send.
  private static final long FASTER = 4;

  /// Bytes a second where nothing is known of the sound: what little is called sound needs.
  private static final long BYTES_PER_SECOND = 40_000;

  /// More than that no format has: 24 bits of eight channels at 192 kHz, uncompressed.
  private static final long BYTES_PER_SECOND_MAX = 4_608_000;

  /// Milliseconds.
  static final long BEAT = 500;

  /// How many times as long as without a byte a source may be without sound: one that sends a byte
  /// now and then holds a mount for nobody.
  private static final int WITHOUT_SOUND = 6;

  private static final int AT_A_TIME = 16 * 1024;

  private final Air air;
  private final Mount mount;
  private final Wanted wanted;

  /// When it came to have the mount.
  private Instant since;

  private final long sinceNanos;
  private final byte[] part = new byte[AT_A_TIME];
  private final Cutting cutting = new Cutting();
  private boolean waits;
  private Title title = Title.NONE;
  private @Nullable Inlet inlet;
  private long heardNanos;
  private long soundNanos;
  private boolean sounding;
  private long bytes;
  private @Nullable Future<?> beating;
  private boolean sounded;
  private boolean over;

  Source(Air air, Mount mount, Wanted wanted) {
    this.air = air;
    this.mount = mount;
    this.wanted = wanted;
    since = air.now();
    sinceNanos = air.nanos();
    heardNanos = sinceNanos;
    soundNanos = sinceNanos;
  }

  Mount mount() {
    return mount;
  }

  Wanted wanted() {
    return wanted;
  }

  /// It is next.
  void waitHere() {
    waits = true;
  }

  @Override
  public boolean waits() {
    return waits;
  }

  /// It has the mount from here on.
  ///
  /// @param records keeps what it brings
  void takeMount(Records records) {
    waits = false;
    since = air.now();
    mount.begin(cutting, format -> records.begin(wanted, format));
    mount.title(title);
  }

  /// What plays, also while it waits.
  void title(Title now) {
    title = now;
    if (!waits) {
      mount.title(now);
    }
  }

  /// @param fallback what stands in when it ends
  /// @param next what the one is called that waits for that
  MountState state(Optional<String> fallback, Optional<String> next) {
    var framer = cutting.framer();
    return new MountState(
        mount.path(),
        wanted.channel(),
        wanted.info(),
        mount.format().orElseThrow(),
        framer.map(Framer::shape).orElse(new Shape(0, 0, 0)),
        since,
        mount.title().artist(),
        mount.title().title(),
        mount.listenerCount(),
        mount.peak(),
        bytes,
        mount.bytesOut(),
        framer.map(Framer::damaged).orElse(0L),
        fallback,
        wanted.address(),
        next);
  }

  @Override
  public boolean isOnAir() {
    return !waits && !over && mount.sounds();
  }

  /// Where it is heard, once it began.
  EventExecutor loop() {
    return inlet().loop();
  }

  private Inlet inlet() {
    return requireNonNull(inlet, "it has begun");
  }

  @Override
  public void begin(Inlet by) {
    inlet = by;
    air.on(by.loop());
    beating = by.loop().scheduleAtFixedRate(this::beat, BEAT, BEAT, TimeUnit.MILLISECONDS);
    if (!by.isOpen()) {
      end(new Ending.Closed());
    }
  }

  /// Gives what came slowly, and looks whether anything comes.
  private void beat() {
    if (!waits) {
      mount.publish();
    }
    var now = air.nanos();
    if (sounding) {
      sounding = false;
      soundNanos = now;
    }
    var timeout = air.bounds().sourceTimeout().toNanos();
    if (now - heardNanos > timeout) {
      expel(new Ending.Silent());
    } else if (now - soundNanos > WITHOUT_SOUND * timeout) {
      expel(new Ending.NoSound("what comes is no whole frame"));
    }
  }

  /// It has to go.
  void expel(Ending how) {
    end(how);
    if (inlet != null) {
      inlet.close(how);
    }
  }

  @Override
  public void take(ByteBuf buffer) {
    if (over) {
      return;
    }
    heardNanos = air.nanos();
    bytes += buffer.readableBytes();
    try {
      while (buffer.isReadable()) {
        var length = Math.min(part.length, buffer.readableBytes());
        buffer.readBytes(part, 0, length);
        cutting.take(part, 0, length, this::take);
      }
    } catch (NotThisFormat e) {
      expel(new Ending.NoSound(String.valueOf(e.getMessage())));
      return;
    }
    if (!sounded && isOnAir()) {
      sounded = true;
      air.sounds(mount);
    }
    var early = bytes - AT_ONCE - mayBe();
    if (early > 0) {
      inlet().pause(1 + early * 1_000 / (FASTER * perSecond()));
    }
  }

  private void take(Piece piece) {
    sounding = true;
    if (!waits) {
      mount.take(piece);
    }
  }

  /// How much may have come by now.
  private long mayBe() {
    var micros = (heardNanos - sinceNanos) / 1_000;
    return FASTER * perSecond() * (micros / 1_000) / 1_000;
  }

  private long perSecond() {
    var bits = cutting.framer().map(framer -> framer.shape().bitsPerSecond()).orElse(0);
    return Math.clamp(bits / 8L, BYTES_PER_SECOND, BYTES_PER_SECOND_MAX);
  }

  @Override
  public void end(Ending how) {
    if (!over) {
      over = true;
      if (beating != null) {
        beating.cancel(false);
      }
      air.gone(this, how);
    }
  }
}
