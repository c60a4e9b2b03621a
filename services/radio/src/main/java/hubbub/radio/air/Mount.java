package hubbub.radio.air;

import hubbub.radio.air.Records.Track;
import hubbub.radio.icy.IcyTitle;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.Framer;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;
import hubbub.radio.standin.Silence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A path where sound is: what its source brings goes into a ring once, and each listener takes
/// from it at a place of its own; nobody waits for anybody. On the event loop only.
final class Mount {
  /// What listeners get together. Once their first burst has filled a player, nobody hears how long
  /// the steps are.
  private static final long STEP_MICROS = 500_000;

  private static final int STEP_BYTES = 64 * 1024;
  private static final long RING_MICROS = 20_000_000;
  private static final long RING_BYTES = 4L << 20;
  private static final int RING_CHUNKS = 512;

  /// Pieces that say how to go on after them.
  private static final int NEWEST = 8;

  /// Less than that no player begins with.
  private static final long BURST_MICROS = 2_000_000;

  private final String path;
  private final int burst;
  private final Ring ring = new Ring(RING_MICROS, RING_BYTES, RING_CHUNKS);
  private final Gathering gathering;
  private final List<Listener> listeners = new ArrayList<>();
  private Cutting cutting = new Cutting();
  private @Nullable Format format;
  private final Deque<byte[]> newest = new ArrayDeque<>();
  private byte[] head = new byte[0];
  private int headNumber = -1;
  private boolean fresh;
  private Title title = Title.NONE;
  private ByteBuf titleBlock = Unpooled.EMPTY_BUFFER;
  private int titleNumber;
  private long bytesOut;
  private int peak;
  private Function<Format, Track> recorded = _ -> Records.UNRECORDED;
  private Track track = Records.UNRECORDED;
  private boolean tracked;
  private @Nullable Hold held;

  Mount(String path, int burst, ByteBufAllocator memory) {
    this.path = path;
    this.burst = burst;
    gathering = new Gathering(memory, STEP_MICROS, STEP_BYTES);
  }

  String path() {
    return path;
  }

  /// Another source begins here: what it is shows in what it brings.
  ///
  /// @param from what cuts it; may have begun
  /// @param records keeps that, once its format is known
  void begin(Cutting from, Function<Format, Track> records) {
    endHold();
    publish();
    rest();
    recorded = records;
    tracked = false;
    cutting = from;
    headNumber = -1;
    peak = listeners.size();
    bytesOut = 0;
    title(Title.NONE);
    from.unpack(new Unpacked());
    fresh = true;
    if (from.sounds()) {
      know(from.framer().orElseThrow());
    }
  }

  /// Takes the source's next piece; those before the first where one may begin are let go.
  void take(Piece piece) {
    if (fresh && !piece.begins()) {
      return;
    }
    fresh = false;
    var framer = cutting.framer().orElseThrow();
    know(framer);
    add(piece);
    track.take(framer.head(), piece);
  }

  private void know(Framer framer) {
    if (framer.headNumber() == headNumber) {
      return;
    }
    var first = headNumber < 0;
    headNumber = framer.headNumber();
    head = framer.head();
    if (first) {
      live(framer.format());
      record(framer.format());
    }
  }

  private void record(Format now) {
    if (!tracked) {
      tracked = true;
      track = recorded.apply(now);
    }
  }

  /// What comes in WebM is recorded without it.
  private final class Unpacked implements OpusPackets {
    @Override
    public void begin(byte[] opusHead) {
      record(Format.WEBM_OPUS);
      track.packets().begin(opusHead);
    }

    @Override
    public void packet(byte[] packet, long micros) {
      track.packets().packet(packet, micros);
    }
  }

  /// Its source is gone.
  void gone(Ending how) {
    track.gone(how);
    rest();
  }

  /// What is heard from here on is not recorded.
  void rest() {
    track.rest();
    track = Records.UNRECORDED;
  }

  /// Whoever listens still, since the source before, needs the new one's head; later heads pass as
  /// pieces.
  private void live(Format now) {
    if (format != null && format != now) {
      // Their players could not go on.
      listeners().forEach(Listener::end);
      ring.clear();
    }
    format = now;
    if (head.length > 0 && ring.next() > 0) {
      add(new Piece(head, false, 0));
    }
  }

  /// A path without sources: whatever is heard there has that format.
  void plays(Format one) {
    format = one;
  }

  /// Gives listeners what no source brought.
  ///
  /// @param before what somebody needs who begins with the piece
  void standIn(byte[] before, Piece piece) {
    head = before;
    add(piece);
  }

  private void add(Piece piece) {
    if (gathering.isWholeBefore(piece)) {
      publish();
    }
    gathering.add(piece, head);
    newest.addLast(piece.bytes());
    if (newest.size() > NEWEST) {
      newest.removeFirst();
    }
    if (gathering.isEnough()) {
      publish();
    }
  }

  /// How it goes on without a source; empty where nobody knows. Whoever has it gives what it says
  /// from here on.
  Optional<Silence> fallSilent() {
    return format().flatMap(now -> Silence.after(now, head, List.copyOf(newest)));
  }

  /// Somebody holds its listeners from here on, until a source begins.
  void hold(Hold by) {
    held = by;
    by.begin();
  }

  boolean isHeld() {
    return held != null;
  }

  private void endHold() {
    if (held != null) {
      held.end();
      held = null;
    }
  }

  /// Hands out what is gathered, however little.
  void publish() {
    if (gathering.isEmpty()) {
      return;
    }
    ring.add(gathering.take(ring.next()));
    // One that is closed for standing still leaves meanwhile.
    for (var i = listeners.size() - 1; i >= 0; i--) {
      listeners.get(i).feed();
    }
  }

  /// What is sent here, or was by the source before; empty before any was known.
  Optional<Format> format() {
    return Optional.ofNullable(format);
  }

  /// Whether its source has brought sound.
  boolean sounds() {
    return headNumber >= 0;
  }

  Ring ring() {
    return ring;
  }

  /// Where somebody who comes now begins.
  long beginning() {
    return ring.begin(burst, BURST_MICROS);
  }

  void enter(Listener listener) {
    listener.place(listeners.size());
    listeners.add(listener);
    peak = Math.max(peak, listeners.size());
  }

  /// The last one takes the place of whoever leaves.
  void leave(Listener listener) {
    var last = listeners.removeLast();
    if (last != listener) {
      last.place(listener.place());
      listeners.set(listener.place(), last);
    }
  }

  /// In any order.
  List<Listener> listeners() {
    return List.copyOf(listeners);
  }

  int listenerCount() {
    return listeners.size();
  }

  int peak() {
    return peak;
  }

  void sent(long bytes) {
    bytesOut += bytes;
  }

  long bytesOut() {
    return bytesOut;
  }

  Title title() {
    return title;
  }

  void title(Title other) {
    title = other;
    titleBlock = Unpooled.wrappedBuffer(IcyTitle.of(other.text()));
    titleNumber++;
  }

  /// The title as it stands between bytes of sound; the same for all.
  ByteBuf titleBlock() {
    return titleBlock;
  }

  /// Changes with each title.
  int titleNumber() {
    return titleNumber;
  }

  void end() {
    endHold();
    ring.clear();
  }
}
