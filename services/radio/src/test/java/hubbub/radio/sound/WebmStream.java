package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/// Builds WebM by hand.
public final class WebmStream {
  static final byte[] OPUS_HEAD = opusHead(2, 312);

  /// Size unknown, in one byte and in eight.
  static final byte[] UNKNOWN = {(byte) 0xFF};

  static final byte[] LONG_UNKNOWN = {1, -1, -1, -1, -1, -1, -1, -1};

  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final Random random = new Random(5);

  static byte[] opusHead(int channels, int preSkip) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(US_ASCII))
        .put((byte) 1)
        .put((byte) channels)
        .putShort((short) preSkip)
        .putInt(44_100)
        .putShort((short) 0)
        .put((byte) 0)
        .array();
  }

  /// An element with a size in as few bytes as it needs.
  static byte[] element(int id, byte[]... content) {
    var inside = joined(content);
    var width = 1;
    while (inside.length >= (1L << (7 * width)) - 1) {
      width++;
    }
    return joined(id(id), number((1L << (7 * width)) | inside.length, width), inside);
  }

  static byte[] element(int id, long number, int width) {
    return element(id, number(number, width));
  }

  /// The header of an element of unknown size.
  static byte[] open(int id, byte[] unknown) {
    return joined(id(id), unknown);
  }

  static byte[] id(int id) {
    return number(id, (Integer.SIZE - Integer.numberOfLeadingZeros(id) + 7) / 8);
  }

  static byte[] number(long number, int width) {
    var bytes = new byte[width];
    for (var i = 0; i < width; i++) {
      bytes[i] = (byte) (number >> (8 * (width - 1 - i)));
    }
    return bytes;
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] ebml(String docType) {
    return element(0x1A45DFA3, element(0x4286, 1, 1), element(0x4282, docType.getBytes(US_ASCII)));
  }

  static byte[] info(long scale) {
    return element(0x1549A966, element(0x2AD7B1, scale, 4), element(0x4D80, new byte[] {'t'}));
  }

  static byte[] track(int number, int type, String codec, byte[]... more) {
    return element(
        0xAE,
        element(0xD7, number, 1),
        element(0x83, type, 1),
        element(0x86, codec.getBytes(US_ASCII)),
        joined(more));
  }

  static byte[] opusTrack(int number) {
    var rate = ByteBuffer.allocate(8).putDouble(48_000).array();
    return track(
        number,
        2,
        "A_OPUS",
        element(0x63A2, OPUS_HEAD),
        element(0xE1, element(0xB5, rate), element(0x9F, 2, 1)));
  }

  static byte[] tracks(byte[]... entries) {
    return element(0x1654AE6B, entries);
  }

  /// What a listener gets first of a stream with this segment header.
  static byte[] head(byte[] segment) {
    return joined(ebml("webm"), segment, info(1_000_000), tracks(opusTrack(1)));
  }

  public static byte[] head() {
    return head(open(0x18538067, LONG_UNKNOWN));
  }

  static byte[] timestamp(long ticks) {
    return element(0xE7, ticks, 4);
  }

  static byte[] simpleBlock(int ticks, byte[] packet) {
    return element(0xA3, blockHeader(ticks, 0x80), packet);
  }

  static byte[] blockHeader(int ticks, int flags) {
    return new byte[] {(byte) 0x81, (byte) (ticks >> 8), (byte) ticks, (byte) flags};
  }

  /// A packet of 20 ms.
  byte[] packet(int size) {
    var packet = new byte[size];
    random.nextBytes(packet);
    packet[0] = (byte) 0xFC;
    return packet;
  }

  public WebmStream add(byte[]... parts) {
    all.writeBytes(joined(parts));
    return this;
  }

  /// Blocks of 20 ms in a row, the first one at the cluster's time.
  byte[] blocks(int count) {
    var blocks = new byte[count][];
    Arrays.setAll(blocks, i -> simpleBlock(20 * i, packet(120)));
    return joined(blocks);
  }

  /// Adds a cluster whose size is not told.
  public WebmStream openCluster(long ticks, int blocks) {
    return add(open(0x1F43B675, UNKNOWN), timestamp(ticks), blocks(blocks));
  }

  /// Adds a cluster whose size is told.
  WebmStream wholeCluster(long ticks, int blocks) {
    return add(element(0x1F43B675, timestamp(ticks), blocks(blocks)));
  }

  public byte[] bytes() {
    return all.toByteArray();
  }
}
