package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Puts Opus into Ogg (RFC 3533, RFC 7845) without touching the sound. A page has at most 200 ms of
/// it, and is made when the packet after it is there: so there is always one left that can be the
/// last. Each stream that begins is a new link of the chain with a serial number of its own. Where
/// an encoder pauses, silence is put in, so that pauses stay as long as they were; where sound is
/// missing for longer, nobody heard anything, and it goes on at once.
///
/// As with [OggFramer], the first head passes by in [#head] only; later ones as pieces too.
public final class OggOpusWriter implements OpusPackets {
  private static final int MOST_SAMPLES = OpusPacket.RATE / 5;

  /// What timestamps may be off before they count as a gap: the longest packet.
  private static final long UNEVEN_MICROS = 120_000;

  /// More than an encoder leaves out where nobody speaks.
  private static final long LONGEST_PAUSE_MICROS = 1_000_000;

  private static final long NOWHERE = Long.MIN_VALUE;

  private final Consumer<Piece> pieces;
  private final List<byte[]> waiting = new ArrayList<>();
  private OggOpusPages pages;
  private byte[] head = {};
  private int headNumber;
  private int streams = 1;
  private int waitingSegments;
  private int waitingSamples;
  private long samples;
  private long nextMicros = NOWHERE;
  private long leftOut;

  /// @param serial of the first stream; the following ones count on from it
  /// @param pieces gets pages in order, one in each piece
  public OggOpusWriter(int serial, Consumer<Piece> pieces) {
    this.pieces = pieces;
    this.pages = new OggOpusPages(serial);
  }

  /// The pages that listeners need first; empty before a stream began.
  public byte[] head() {
    return head;
  }

  /// Changes with each other head.
  public int headNumber() {
    return headNumber;
  }

  /// Packets that were none of Opus.
  public long leftOut() {
    return leftOut;
  }

  /// @throws NotThisFormat if that is no head of Opus
  @Override
  public void begin(byte[] opusHead) {
    streams = OpusHead.read(opusHead).streams();
    if (headNumber > 0) {
      end();
      pages = new OggOpusPages(pages.serial() + 1);
    }
    headNumber++;
    samples = 0;
    nextMicros = NOWHERE;
    var first = pages.header(opusHead);
    var second = pages.header(tags());
    head = ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    if (headNumber > 1) {
      pieces.accept(new Piece(first, false, 0));
      pieces.accept(new Piece(second, false, 0));
    }
  }

  @Override
  public void packet(byte[] packet, long micros) {
    var more = OpusPacket.samples(packet, 0, packet.length, streams);
    if (more == 0 || headNumber == 0) {
      leftOut++;
      return;
    }
    follow(micros);
    add(packet, more);
    nextMicros += OpusPacket.micros(more);
  }

  private void add(byte[] packet, int more) {
    var segments = OggOpusPages.segments(packet);
    if (waitingSamples + more > MOST_SAMPLES
        || waitingSegments + segments > OggOpusPages.MOST_SEGMENTS) {
      write(false);
    }
    waiting.add(packet);
    waitingSamples += more;
    waitingSegments += segments;
  }

  /// Writes what is left, where the stream may go on.
  public void flush() {
    write(false);
  }

  /// Writes what is left, and that the stream ends here.
  public void end() {
    write(true);
  }

  /// Fills a pause: the granule position counts the samples that are there and no others (RFC 7845
  /// §4.1).
  private void follow(long micros) {
    var gap = nextMicros == NOWHERE ? 0 : micros - nextMicros;
    if (gap > UNEVEN_MICROS && gap <= LONGEST_PAUSE_MICROS) {
      var silent = OpusPacket.silent(streams);
      for (var left = gap; left >= OpusPacket.SILENT_MICROS; left -= OpusPacket.SILENT_MICROS) {
        add(silent, OpusPacket.SILENT_SAMPLES);
      }
    }
    if (nextMicros == NOWHERE || Math.abs(gap) > UNEVEN_MICROS) {
      nextMicros = micros;
    }
  }

  private void write(boolean last) {
    if (waiting.isEmpty()) {
      return;
    }
    samples += waitingSamples;
    pages.sound(waiting, samples, OpusPacket.micros(waitingSamples), last, pieces);
    waiting.clear();
    waitingSamples = 0;
    waitingSegments = 0;
  }

  /// The comment header (RFC 7845 §5.2), without comments.
  private static byte[] tags() {
    var vendor = "hubbub".getBytes(US_ASCII);
    return ByteBuffer.allocate(16 + vendor.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusTags".getBytes(US_ASCII))
        .putInt(vendor.length)
        .put(vendor)
        .putInt(0)
        .array();
  }
}
