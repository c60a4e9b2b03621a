package hubbub.radio.levels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/// Opus in Ogg (RFC 7845): takes the packets out of whole pages.
final class OggOpusDecoder implements SoundDecoder {
  private static final int HEADER = 27;
  private static final int SEGMENT = 255;
  private static final int CONTINUED = 0x01;
  private static final int FIRST = 0x02;

  /// Bytes of the longest packet: 48 frames of 1,275 bytes and their lengths.
  private static final int LONGEST = 61_440 + 128;

  private final OpusDecoding opus = new OpusDecoding();
  private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
  private boolean whole = true;

  /// @param head the header pages, of which the first has `OpusHead` and nothing else
  @Override
  public void head(byte[] head) throws Exception {
    forget();
    opus.head(first(head));
  }

  private static byte[] first(byte[] page) {
    var body = HEADER + (page.length > HEADER ? page[26] & 0xFF : 0);
    if (body > page.length || page.length <= HEADER) {
      return new byte[0];
    }
    var length = 0;
    for (var i = HEADER; i < body; i++) {
      length += page[i] & 0xFF;
    }
    var found = new byte[Math.min(length, page.length - body)];
    System.arraycopy(page, body, found, 0, found.length);
    return found;
  }

  @Override
  public void take(byte[] sound, Samples samples) throws Exception {
    if (sound.length < HEADER || (sound[5] & FIRST) != 0) {
      // A link of a chain begins: its head came before.
      return;
    }
    if ((sound[5] & CONTINUED) == 0) {
      forget();
      whole = true;
    }
    var segments = sound[26] & 0xFF;
    var at = HEADER + segments;
    for (var i = 0; i < segments; i++) {
      var length = Math.min(sound[HEADER + i] & 0xFF, sound.length - at);
      if (length < 0 || packet.size() + length > LONGEST) {
        forget();
        return;
      }
      packet.write(sound, at, length);
      at += length;
      if (length < SEGMENT) {
        var bytes = packet.toByteArray();
        packet.reset();
        if (whole && !isTags(bytes)) {
          opus.take(bytes, samples);
        }
        whole = true;
      }
    }
  }

  private static boolean isTags(byte[] bytes) {
    return new String(bytes, 0, Math.min(8, bytes.length), US_ASCII).equals("OpusTags");
  }

  private void forget() {
    packet.reset();
    whole = false;
  }

  @Override
  public void interrupted() {
    forget();
    opus.interrupted();
  }
}
