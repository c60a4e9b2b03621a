package hubbub.radio.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hubbub.radio.sound.OggChecksum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A page of Ogg (RFC 3533 §6).
///
/// @param flags that it continues a packet, is the first or the last of its stream
/// @param granule where its last packet ends; -1 if none does
/// @param lengths of its segments
record Page(int flags, long granule, int serial, int sequence, byte[] lengths, byte[] body) {
  private static final int LAST = 0x04;
  private static final byte[] CAPTURE = "OggS".getBytes(US_ASCII);
  private static final int HEADER = 27;
  private static final int SEGMENT = 255;
  private static final int CHECKSUM_AT = 22;

  /// A page with whole packets; all their segments must fit.
  static Page of(int flags, long granule, int serial, int sequence, List<byte[]> packets) {
    var lengths = ByteBuffer.allocate(packets.stream().mapToInt(p -> p.length / SEGMENT + 1).sum());
    var body = ByteBuffer.allocate(packets.stream().mapToInt(p -> p.length).sum());
    for (var packet : packets) {
      for (var left = packet.length; left >= 0; left -= SEGMENT) {
        lengths.put((byte) Math.min(left, SEGMENT));
      }
      body.put(packet);
    }
    return new Page(flags, granule, serial, sequence, lengths.array(), body.array());
  }

  /// The pages that stand one behind the other, until something else does.
  static List<Page> readAll(byte[] bytes) {
    var all = new ArrayList<Page>();
    var at = 0;
    for (var page = read(bytes, at); page.isPresent(); page = read(bytes, at)) {
      all.add(page.get());
      at += page.get().length();
    }
    return all;
  }

  /// @return empty if no page stands there, or not all of it
  private static Optional<Page> read(byte[] bytes, int at) {
    if (bytes.length - at < HEADER
        || !Arrays.equals(bytes, at, at + CAPTURE.length, CAPTURE, 0, CAPTURE.length)) {
      return Optional.empty();
    }
    var numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var lengthsAt = at + HEADER;
    var bodyAt = lengthsAt + (bytes[at + 26] & 0xFF);
    var end = bodyAt;
    for (var i = lengthsAt; i < bodyAt && i < bytes.length; i++) {
      end += bytes[i] & 0xFF;
    }
    if (end > bytes.length) {
      return Optional.empty();
    }
    return Optional.of(
        new Page(
            bytes[at + 5],
            numbers.getLong(at + 6),
            numbers.getInt(at + 14),
            numbers.getInt(at + 18),
            Arrays.copyOfRange(bytes, lengthsAt, bodyAt),
            Arrays.copyOfRange(bytes, bodyAt, end)));
  }

  private int length() {
    return HEADER + lengths.length + body.length;
  }

  boolean isLast() {
    return (flags & LAST) != 0;
  }

  /// The same page in another stream.
  Page in(int otherSerial, int otherSequence) {
    return new Page(flags, granule, otherSerial, otherSequence, lengths, body);
  }

  /// The page as it is sent.
  byte[] bytes() {
    var bytes =
        ByteBuffer.allocate(length())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(CAPTURE)
            .put((byte) 0)
            .put((byte) flags)
            .putLong(granule)
            .putInt(serial)
            .putInt(sequence)
            .putInt(0)
            .put((byte) lengths.length)
            .put(lengths)
            .put(body);
    return bytes.putInt(CHECKSUM_AT, OggChecksum.ofPage(bytes.array())).array();
  }
}
