package hubbub.radio.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The header pages of one logical stream of Ogg, and what of them matters to a recording.
final class OggHead {
  private static final int OPUS_RATE = 48_000;

  private final List<byte[]> pages = new ArrayList<>();
  private final byte[] sound;
  private final int rate;

  /// One or two channels, by packets that say which (RFC 7845, section 5.1.1.1).
  private static final int OPUS_FAMILY = 0;

  private static final int OPUS_CHANNELS_AT = 9;
  private static final int OPUS_FAMILY_AT = 18;

  /// @param head whole header pages in a row, as framers give them
  /// @throws IllegalArgumentException if it is something else
  OggHead(byte[] head) {
    var content = new ByteArrayOutputStream();
    for (var at = 0; at < head.length; ) {
      var page = OggPageCopy.of(head, at);
      if (at == 0) {
        makeStereo(page);
      }
      pages.add(page.bytes());
      content.write(page.bytes(), page.body(), page.length() - page.body());
      at += page.length();
    }
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("a head without pages");
    }
    var first = firstPacket(OggPageCopy.of(pages.getFirst(), 0));
    rate = rate(first);
    sound = sound(first, content.toByteArray());
  }

  /// A decoder of two channels plays packets of one as well, but not the other way round. So a
  /// source that comes again in stereo can go on in the same stream. (Later [#numbered] mends the
  /// checksum.)
  private static void makeStereo(OggPageCopy page) {
    var first = page.body();
    var isMono =
        page.length() > first + OPUS_FAMILY_AT
            && stands(page.bytes(), first, "OpusHead")
            && page.bytes()[first + OPUS_FAMILY_AT] == OPUS_FAMILY
            && page.bytes()[first + OPUS_CHANNELS_AT] == 1;
    if (isMono) {
      page.bytes()[first + OPUS_CHANNELS_AT] = 2;
    }
  }

  /// How far granule positions count in a second.
  int rate() {
    return rate;
  }

  int pages() {
    return pages.size();
  }

  /// The pages with other numbers, from the first on.
  byte[] numbered(int serial) {
    var all = new ByteArrayOutputStream();
    for (var n = 0; n < pages.size(); n++) {
      var page = OggPageCopy.of(pages.get(n), 0);
      all.writeBytes(page.number(serial, n, page.granule()).bytes());
    }
    return all.toByteArray();
  }

  /// Whether a decoder that was set up with this one plays what belongs to the other. Comments may
  /// differ.
  boolean plays(OggHead other) {
    return Arrays.equals(sound, other.sound);
  }

  /// How far granule positions count in a second after this page began a stream.
  ///
  /// @throws IllegalArgumentException if it begins none that we know
  static int rate(OggPageCopy first) {
    return rate(firstPacket(first));
  }

  private static byte[] firstPacket(OggPageCopy page) {
    return Arrays.copyOfRange(page.bytes(), page.body(), page.length());
  }

  private static int rate(byte[] first) {
    if (begins(first, "OpusHead") && first.length >= 19) {
      return OPUS_RATE;
    }
    if (begins(first, "\u0001vorbis") && first.length >= 16) {
      return positive(ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt(12));
    }
    // The block STREAMINFO (RFC 9639, sections 8.2 and 10.1) has 20 bits for it.
    if (begins(first, "\u007FFLAC") && first.length >= 31) {
      return positive(ByteBuffer.wrap(first).getInt(27) >>> 12);
    }
    throw new IllegalArgumentException("neither Opus nor Vorbis nor FLAC begins here");
  }

  private static int positive(int rate) {
    if (rate <= 0) {
      throw new IllegalArgumentException("sound without a rate");
    }
    return rate;
  }

  /// What two heads have in common if one decoder plays both.
  private static byte[] sound(byte[] first, byte[] content) {
    if (begins(first, "OpusHead")) {
      // How much of the beginning is skipped, and the rate before Opus, change nothing (RFC 7845,
      // section 5.1).
      var opus = first.clone();
      Arrays.fill(opus, 10, 16, (byte) 0);
      return opus;
    }
    if (begins(first, "\u0001vorbis")) {
      // Comments stand between the first packet and the set-up.
      var setup = indexOf(content, "\u0005vorbis");
      return join(first, Arrays.copyOfRange(content, setup, content.length));
    }
    // Rate, channels and bits of a sample; frames of FLAC say the rest (RFC 9639, section 9.1).
    var flac = Arrays.copyOfRange(first, 27, 31);
    flac[3] &= (byte) 0xF0;
    return flac;
  }

  private static byte[] join(byte[] one, byte[] two) {
    return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
  }

  private static boolean begins(byte[] packet, String with) {
    return packet.length >= with.length() && stands(packet, 0, with);
  }

  private static int indexOf(byte[] bytes, String what) {
    for (var at = bytes.length - what.length(); at >= 0; at--) {
      if (stands(bytes, at, what)) {
        return at;
      }
    }
    throw new IllegalArgumentException("Vorbis without its set-up");
  }

  private static boolean stands(byte[] bytes, int at, String what) {
    for (var i = 0; i < what.length(); i++) {
      if (bytes[at + i] != (byte) what.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
