package hubbub.radio.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Pieces of noise in each format.
final class Sounds {
  static final byte[] NO_HEAD = {};

  private Sounds() {}

  /// A stream of Ogg: its head and the pages after it.
  record Ogg(byte[] head, List<Piece> pages) {}

  /// MPEG-1, layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes or 418, 1,152 samples.
  static List<Piece> mp3(int count, long seed) {
    var random = new Random(seed);
    var frames = new ArrayList<Piece>();
    for (var n = 0; n < count; n++) {
      var padded = n % 2;
      frames.add(
          frame(
              new int[] {0xFF, 0xFB, 0x90 | (padded << 1), 0x00},
              417 + padded,
              (n + 1) * 1_152_000_000L / 44_100 - n * 1_152_000_000L / 44_100,
              random));
    }
    return frames;
  }

  /// AAC LC, 48 kHz, stereo, 1,024 samples.
  static List<Piece> aac(int count, long seed) {
    var random = new Random(seed);
    var frames = new ArrayList<Piece>();
    for (var n = 0; n < count; n++) {
      var length = 200 + random.nextInt(300);
      var header =
          new int[] {
            0xFF,
            0xF1,
            0x4C,
            0x80 | (length >> 11),
            (length >> 3) & 0xFF,
            ((length & 7) << 5) | 0x1F,
            0xFC
          };
      frames.add(frame(header, length, 21_333, random));
    }
    return frames;
  }

  /// No byte of it looks like a header.
  private static Piece frame(int[] header, int length, long micros, Random random) {
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      bytes[i] = (byte) (i < header.length ? header[i] : random.nextInt(0xFF));
    }
    return new Piece(bytes, true, micros);
  }

  /// Opus in pages of 200 ms, each of ten packets.
  static Ogg opus(int serial, int pages, int channels, long seed) {
    var random = new Random(seed);
    var all = new ArrayList<Piece>();
    var writer = new OggOpusWriter(serial, all::add);
    writer.begin(opusHead(channels));
    for (var n = 0; n < pages * 10; n++) {
      var packet = new byte[30 + random.nextInt(40)];
      random.nextBytes(packet);
      // 20 ms, one frame (RFC 6716, section 3.1).
      packet[0] = (byte) (31 << 3);
      writer.packet(packet, n * 20_000L);
    }
    writer.end();
    return new Ogg(writer.head(), all);
  }

  static byte[] opusHead(int channels) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(US_ASCII))
        .put((byte) 1)
        .put((byte) channels)
        .putShort((short) 312)
        .putInt(48_000)
        .array();
  }

  /// Vorbis whose pages have a second each; decoders would find nothing in it.
  ///
  /// @param books stands for the set-up: streams with another can't be played by the same decoder
  static Ogg vorbis(int serial, int rate, String books, long granule, int pages) {
    var first =
        ByteBuffer.allocate(30)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("\u0001vorbis".getBytes(US_ASCII))
            .putInt(0)
            .put((byte) 2)
            .putInt(rate)
            .put(29, (byte) 1)
            .array();
    var comments = "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(US_ASCII);
    var head = new ByteArrayOutputStream();
    head.writeBytes(page(2, 0, serial, 0, first));
    head.writeBytes(page(0, 0, serial, 1, comments, ("\u0005vorbis" + books).getBytes(US_ASCII)));
    var all = new ArrayList<Piece>();
    for (var n = 0; n < pages; n++) {
      var sound = new byte[200];
      new Random(n).nextBytes(sound);
      var page = page(0, granule + (long) n * rate, serial, n + 2, sound);
      all.add(new Piece(page, true, n == 0 ? 0 : 1_000_000));
    }
    return new Ogg(head.toByteArray(), all);
  }

  /// A page with packets shorter than 255 bytes.
  static byte[] page(int flags, long granule, int serial, int sequence, byte[]... packets) {
    var lengths = new ByteArrayOutputStream();
    var body = new ByteArrayOutputStream();
    for (var packet : packets) {
      lengths.write(packet.length);
      body.writeBytes(packet);
    }
    var page =
        ByteBuffer.allocate(27 + packets.length + body.size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OggS".getBytes(US_ASCII))
            .put((byte) 0)
            .put((byte) flags)
            .putLong(granule)
            .putInt(serial)
            .putInt(sequence)
            .putInt(0)
            .put((byte) packets.length)
            .put(lengths.toByteArray())
            .put(body.toByteArray());
    page.putInt(22, checksum(page.array()));
    return page.array();
  }

  /// Bit by bit, as a division of polynomials (RFC 3533, section 6).
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

  static byte[] joined(List<Piece> pieces) {
    var all = new ByteArrayOutputStream();
    pieces.forEach(piece -> all.writeBytes(piece.bytes()));
    return all.toByteArray();
  }

  static long micros(List<Piece> pieces) {
    return pieces.stream().mapToLong(Piece::micros).sum();
  }
}
