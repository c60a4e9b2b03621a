package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// What the first packet of a logical stream says of it.
///
/// @param format Opus, Vorbis or FLAC in Ogg
/// @param rate samples per second of the sound as it was made
/// @param granules how far granule positions count in a second
/// @param channels at least 1
/// @param more header packets that follow; [#UNTIL_FLAGGED] where only the last one tells
record OggStart(Format format, int rate, int granules, int channels, int more) {
  static final int UNTIL_FLAGGED = -1;

  /// A FLAC metadata block with this bit is the last one.
  static final int LAST_BLOCK = 0x80;

  private static final int OPUS_RATE = 48_000;

  /// FLAC has 20 bits for it; more is taken from nobody.
  private static final int HIGHEST_RATE = (1 << 20) - 1;

  /// Reads the page that begins a logical stream: it holds one packet and nothing else.
  ///
  /// @throws NotThisFormat if it is none of the three
  static OggStart of(OggPage page) {
    var segments = page.segments();
    for (var i = 0; i < segments; i++) {
      if ((page.segment(i) == 255) == (i == segments - 1)) {
        throw new NotThisFormat("the first Ogg page has more or less than one packet");
      }
    }
    return of(Arrays.copyOfRange(page.bytes(), page.body(), page.length()));
  }

  private static OggStart of(byte[] packet) {
    if (begins(packet, "OpusHead")) {
      return opus(packet);
    }
    if (begins(packet, "\u0001vorbis")) {
      return vorbis(packet);
    }
    if (begins(packet, "\u007FFLAC")) {
      return flac(packet);
    }
    throw new NotThisFormat("this is Ogg, but neither Opus nor Vorbis nor FLAC");
  }

  static boolean begins(byte[] packet, String with) {
    var bytes = with.getBytes(ISO_8859_1);
    return packet.length >= bytes.length
        && Arrays.equals(packet, 0, bytes.length, bytes, 0, bytes.length);
  }

  /// RFC 7845, section 5.1. Versions 0 to 15 can be read, decoding is at 48 kHz always, and the
  /// original rate is only told; 0 is "not said".
  private static OggStart opus(byte[] packet) {
    require(packet.length >= 19 && (packet[8] & 0xF0) == 0, "OpusHead");
    var channels = packet[9] & 0xFF;
    var mapped = packet[18] != 0;
    require(channels > 0 && (mapped || channels <= 2), "OpusHead");
    require(!mapped || packet.length >= 21 + channels, "OpusHead");
    var told = littleEndian(packet).getInt(12);
    var rate = told > 0 && told <= HIGHEST_RATE ? told : OPUS_RATE;
    return new OggStart(Format.OGG_OPUS, rate, OPUS_RATE, channels, 1);
  }

  /// Vorbis I, section 4.2.2.
  private static OggStart vorbis(byte[] packet) {
    require(packet.length >= 30, "Vorbis identification header");
    var numbers = littleEndian(packet);
    var channels = packet[11] & 0xFF;
    var rate = numbers.getInt(12);
    require(numbers.getInt(7) == 0 && channels > 0, "Vorbis identification header");
    require(rate > 0 && rate <= HIGHEST_RATE, "Vorbis identification header");
    return new OggStart(Format.OGG_VORBIS, rate, rate, channels, 2);
  }

  /// FLAC to Ogg mapping 1.0 (RFC 9639, section 10.1): signature, version, how many header packets
  /// follow (0: not known), "fLaC", and the STREAMINFO block (section 8.2), where after ten bytes
  /// stand 20 bits of rate and 3 of channels less one.
  private static OggStart flac(byte[] packet) {
    require(packet.length >= 51 && packet[5] == 1, "Ogg FLAC header");
    require(packet[9] == 'f' && packet[10] == 'L' && packet[11] == 'a', "Ogg FLAC header");
    require(packet[12] == 'C' && (packet[13] & ~LAST_BLOCK & 0xFF) == 0, "Ogg FLAC header");
    var rateAndMore = ByteBuffer.wrap(packet).getInt(27);
    var rate = rateAndMore >>> 12;
    require(rate > 0, "Ogg FLAC header");
    var channels = ((rateAndMore >>> 9) & 7) + 1;
    var announced = ((packet[7] & 0xFF) << 8) | (packet[8] & 0xFF);
    var isAlone = announced == 0 && (packet[13] & LAST_BLOCK) != 0;
    var more = announced > 0 || isAlone ? announced : UNTIL_FLAGGED;
    return new OggStart(Format.OGG_FLAC, rate, rate, channels, more);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new NotThisFormat("the " + what + " can't be read");
    }
  }
}
