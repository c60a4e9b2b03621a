package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Ogg built by hand from RFC 3533, RFC 7845, the Vorbis I specification and RFC 9639.
final class OggStream {
  static final int CONTINUED = 1;
  static final int FIRST = 2;
  static final int LAST = 4;

  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final List<byte[]> pages = new ArrayList<>();
  private final Random random = new Random(11);
  private int serial;
  private int sequence;

  OggStream(int serial) {
    this.serial = serial;
  }

  /// From here on pages are of another logical stream.
  OggStream link(int newSerial) {
    serial = newSerial;
    sequence = 0;
    return this;
  }

  /// Leaves pages out of the count, as if they were lost.
  OggStream lose(int count) {
    sequence += count;
    return this;
  }

  OggStream raw(byte[] bytes) {
    all.writeBytes(bytes);
    return this;
  }

  /// A page with whole packets.
  OggStream page(int flags, long granule, byte[]... packets) {
    var lacing = new ByteArrayOutputStream();
    var body = new ByteArrayOutputStream();
    for (var packet : packets) {
      for (var left = packet.length; left >= 0; left -= 255) {
        lacing.write(Math.min(left, 255));
      }
      body.writeBytes(packet);
    }
    return laced(flags, granule, lacing.toByteArray(), body.toByteArray());
  }

  /// A page whose segments are told one by one.
  OggStream laced(int flags, long granule, byte[] lacing, byte[] body) {
    var page = page(flags, granule, serial, sequence, lacing, body);
    sequence++;
    pages.add(page);
    return raw(page);
  }

  /// Pages of noise, one packet each, with granules that go on by a step.
  OggStream sound(int count, long granule, long step) {
    for (var n = 0; n < count; n++) {
      var packet = new byte[200 + random.nextInt(400)];
      random.nextBytes(packet);
      page(0, granule + n * step, packet);
    }
    return this;
  }

  byte[] bytes() {
    return all.toByteArray();
  }

  /// All pages so far.
  List<byte[]> pages() {
    return pages;
  }

  static byte[] page(
      int flags, long granule, int serial, int sequence, byte[] lacing, byte[] body) {
    var page =
        ByteBuffer.allocate(27 + lacing.length + body.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OggS".getBytes(ISO_8859_1))
            .put((byte) 0)
            .put((byte) flags)
            .putLong(granule)
            .putInt(serial)
            .putInt(sequence)
            .putInt(0)
            .put((byte) lacing.length)
            .put(lacing)
            .put(body);
    page.putInt(22, checksum(page.array()));
    return page.array();
  }

  /// Bit by bit, as a division of polynomials.
  static int checksum(byte[] bytes) {
    var sum = 0;
    for (var one : bytes) {
      for (var bit = 7; bit >= 0; bit--) {
        var carry = (sum >>> 31) ^ ((one >> bit) & 1);
        sum = (sum << 1) ^ (carry * 0x04C1_1DB7);
      }
    }
    return sum;
  }

  OggStream opus(String... comments) {
    return page(FIRST, 0, opusHead(2, 44_100)).page(0, 0, opusTags(comments));
  }

  OggStream vorbis(String... comments) {
    return page(FIRST, 0, vorbisHead(2, 44_100))
        .page(
            0,
            0,
            join("\u0003vorbis", comments(comments), "\u0001"),
            join("\u0005vorbis", "books"));
  }

  static byte[] opusHead(int channels, int rate) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(ISO_8859_1))
        .put((byte) 1)
        .put((byte) channels)
        .putShort((short) 312)
        .putInt(rate)
        .array();
  }

  static byte[] opusTags(String... comments) {
    return join("OpusTags", comments(comments));
  }

  static byte[] vorbisHead(int channels, int rate) {
    return ByteBuffer.allocate(30)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("\u0001vorbis".getBytes(ISO_8859_1))
        .putInt(0)
        .put((byte) channels)
        .putInt(rate)
        .putInt(0)
        .putInt(128_000)
        .putInt(0)
        .put((byte) 0xB8)
        .put((byte) 1)
        .array();
  }

  /// @param announced header packets that follow
  /// @param channels at most 8
  static byte[] flacHead(int announced, int channels, int rate) {
    return ByteBuffer.allocate(51)
        .put("\u007FFLAC\u0001\u0000".getBytes(ISO_8859_1))
        .putShort((short) announced)
        .put("fLaC".getBytes(ISO_8859_1))
        .putInt(34)
        .putShort((short) 4_096)
        .putShort((short) 4_096)
        .putInt(0)
        .putShort((short) 0)
        .putInt((rate << 12) | ((channels - 1) << 9) | (15 << 4))
        .array();
  }

  static byte[] flacBlock(int type, boolean last, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .putInt(((type | (last ? 0x80 : 0)) << 24) | content.length)
        .put(content)
        .array();
  }

  static byte[] comments(String... comments) {
    var list = new ByteArrayOutputStream();
    list.writeBytes(counted("us".getBytes(UTF_8)));
    list.writeBytes(number(comments.length));
    for (var comment : comments) {
      list.writeBytes(counted(comment.getBytes(UTF_8)));
    }
    return list.toByteArray();
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /// Bytes, and text as one byte each, in a row.
  static byte[] join(Object... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part instanceof byte[] bytes ? bytes : part.toString().getBytes(ISO_8859_1));
    }
    return all.toByteArray();
  }

  private static byte[] counted(byte[] bytes) {
    return join(number(bytes.length), bytes);
  }
}
