package hubbub.radio.sound;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts streams whose frames each begin with a header that says how long they are. A header by
/// itself may be chance: only where some of a kind follow each other is there a stream.
abstract class FrameFramer implements Framer {
  /// How many frames in a row make a stream.
  private static final int IN_A_ROW = 3;

  /// Garbage of that length is no damage any more.
  private static final long GARBAGE_MAX = 1 << 20;

  /// ID3v2.4.0 §3.1: `ID3`, version, flags, size in four times seven bits.
  private static final String TAG = "ID3";

  private static final int TAG_HEAD = 10;
  private static final int TAG_FOOTER_FLAG = 0x10;

  private final Window window;
  private final int headerLength;
  private final BitRate bitRate = new BitRate();
  private @Nullable Header last;
  private boolean first = true;
  private long skipping;
  private long damaged;
  private long garbage;
  private long samples;

  /// @param headerLength bytes that a header is read from
  /// @param frameMax bytes of the longest frame
  FrameFramer(int headerLength, int frameMax) {
    this.headerLength = headerLength;
    window = new Window(IN_A_ROW * frameMax + headerLength + TAG_HEAD);
  }

  /// What a frame's header says.
  ///
  /// @param length bytes of the frame, with its header; more than 0
  /// @param kind what frames of one stream have in common
  record Header(int length, int samples, int rate, int channels, int kind) {}

  /// Reads a header.
  ///
  /// @return null if none stands there
  abstract @Nullable Header header(Window in, int index);

  /// Whether a stream's first frame only describes it, and has no sound.
  abstract boolean isDescription(Window in, Header header);

  @Override
  public final void take(byte[] bytes, int from, int length, Consumer<Piece> pieces) {
    var done = 0;
    while (done < length) {
      var fitting = Math.min(window.room(), length - done);
      window.add(bytes, from + done, fitting);
      done += fitting;
      while (cut(pieces)) {
        // A next one may be whole already.
      }
    }
  }

  /// @return whether to look again
  private boolean cut(Consumer<Piece> pieces) {
    if (skipping > 0) {
      var now = (int) Math.min(skipping, window.length());
      window.skip(now);
      skipping -= now;
      return now > 0 && skipping == 0;
    }
    if (window.length() < Math.max(headerLength, TAG_HEAD)) {
      return false;
    }
    if (window.has(0, TAG)) {
      skipping = tagLength();
      return true;
    }
    var header = header(window, 0);
    if (header == null) {
      lose();
      return true;
    }
    return (last != null && last.kind == header.kind) ? give(header, pieces) : begin(header);
  }

  private boolean give(Header header, Consumer<Piece> pieces) {
    if (window.length() < header.length) {
      return false;
    }
    last = header;
    garbage = 0;
    if (first && isDescription(window, header)) {
      window.skip(header.length);
    } else {
      var micros = micros(samples + header.samples, header.rate) - micros(samples, header.rate);
      samples += header.samples;
      bitRate.add(header.length, micros);
      pieces.accept(new Piece(window.cut(header.length), true, micros));
    }
    first = false;
    return true;
  }

  private static long micros(long samples, int rate) {
    return samples * 1_000_000 / rate;
  }

  /// Looks whether a stream begins, or goes on otherwise, here.
  private boolean begin(Header header) {
    var next = header.length;
    for (var n = 1; n < IN_A_ROW; n++) {
      if (window.length() < next + headerLength) {
        return false;
      }
      var following = header(window, next);
      if (following == null || following.kind != header.kind) {
        lose();
        return true;
      }
      next += following.length;
    }
    last = header;
    samples = 0;
    return true;
  }

  private void lose() {
    window.skip(1);
    damaged++;
    garbage++;
    last = null;
    if (garbage > GARBAGE_MAX) {
      throw new NotThisFormat("there is no " + format() + " in a whole mebibyte");
    }
  }

  private long tagLength() {
    var size = 0L;
    for (var i = 6; i < TAG_HEAD; i++) {
      size = (size << 7) | (window.at(i) & 0x7F);
    }
    return TAG_HEAD + size + ((window.at(5) & TAG_FOOTER_FLAG) == 0 ? 0 : TAG_HEAD);
  }

  @Override
  public final byte[] head() {
    return new byte[0];
  }

  @Override
  public final int headNumber() {
    return 0;
  }

  @Override
  public final Shape shape() {
    return last == null ? Shape.UNKNOWN : new Shape(last.rate, last.channels, bitRate.perSecond());
  }

  @Override
  public final long damaged() {
    return damaged;
  }
}
