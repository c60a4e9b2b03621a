package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The pages of one logical stream of Ogg, one after the other (RFC 3533 §6).
final class OggOpusPages {
  static final int MOST_SEGMENTS = 255;

  private static final int SEGMENT = 255;
  private static final int CONTINUED = 0x01;
  private static final int FIRST = 0x02;
  private static final int LAST = 0x04;
  private static final int CHECKSUM_AT = 22;

  private final int serial;
  private int sequence;

  OggOpusPages(int serial) {
    this.serial = serial;
  }

  int serial() {
    return serial;
  }

  /// How many segments a packet fills; the last one is shorter than the others, maybe empty.
  static int segments(byte[] packet) {
    return packet.length / SEGMENT + 1;
  }

  /// A page with one header packet, which fits.
  byte[] header(byte[] packet) {
    var flags = sequence == 0 ? FIRST : 0;
    return page(lengths(packet.length), packet, 0, packet.length, flags, 0);
  }

  /// Pages with sound: one, or as many as a single packet needs that is larger than a page.
  ///
  /// @param granule where the last packet ends
  /// @param last whether the stream ends with it
  void sound(
      List<byte[]> packets, long granule, long micros, boolean last, Consumer<Piece> pieces) {
    var size = packets.stream().mapToInt(packet -> packet.length).sum();
    var content = ByteBuffer.allocate(size);
    var lengths = ByteBuffer.allocate(packets.stream().mapToInt(OggOpusPages::segments).sum());
    for (var packet : packets) {
      content.put(packet);
      lengths.put(lengths(packet.length));
    }
    var from = 0;
    for (var segment = 0; segment < lengths.capacity(); segment += MOST_SEGMENTS) {
      var count = Math.min(MOST_SEGMENTS, lengths.capacity() - segment);
      var ends = segment + count == lengths.capacity();
      var to = ends ? size : from + count * SEGMENT;
      var flags = (segment > 0 ? CONTINUED : 0) | (ends && last ? LAST : 0);
      var some = new byte[count];
      lengths.get(segment, some);
      var page = page(some, content.array(), from, to, flags, ends ? granule : OggPage.NO_GRANULE);
      pieces.accept(new Piece(page, ends && segment == 0, ends ? micros : 0));
      from = to;
    }
  }

  private static byte[] lengths(int size) {
    var lengths = new byte[size / SEGMENT + 1];
    Arrays.fill(lengths, (byte) SEGMENT);
    lengths[lengths.length - 1] = (byte) (size % SEGMENT);
    return lengths;
  }

  private byte[] page(byte[] lengths, byte[] content, int from, int to, int flags, long granule) {
    var page = new byte[OggPage.HEADER + lengths.length + to - from];
    ByteBuffer.wrap(page)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OggS".getBytes(US_ASCII))
        .put((byte) 0)
        .put((byte) flags)
        .putLong(granule)
        .putInt(serial)
        .putInt(sequence++)
        .putInt(0)
        .put((byte) lengths.length)
        .put(lengths)
        .put(content, from, to - from);
    ByteBuffer.wrap(page)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(CHECKSUM_AT, OggChecksum.ofPage(page));
    return page;
  }
}
