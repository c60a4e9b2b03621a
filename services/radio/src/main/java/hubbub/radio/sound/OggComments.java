package hubbub.radio.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the comment header of an Ogg stream says is playing. The same list stands in OpusTags (RFC
/// 7845, section 5.2), in Vorbis' second header (Vorbis I, section 5.2) and in FLAC's
/// VORBIS_COMMENT (RFC 9639, section 8.6): who wrote it, then "NAME=value", each with its length
/// before it.
///
/// @param artist the first ARTIST; null where none is said or none can be read
/// @param song the first TITLE; null likewise
public record OggComments(@Nullable String artist, @Nullable String song) {
  static final OggComments NONE = new OggComments(null, null);

  /// Bytes of the longest value that is read; a longer one counts as not said.
  private static final int LONGEST = 4_096;

  /// What listeners are shown: "artist - song", or the one of them that is said. May hold any
  /// character, line breaks too.
  public Optional<String> title() {
    if (artist != null && song != null) {
      return Optional.of(artist + " - " + song);
    }
    return Optional.ofNullable(song != null ? song : artist);
  }

  /// Reads as much as is whole, and leaves out what isn't.
  ///
  /// @param from where the list begins in its packet
  static OggComments of(byte[] packet, int from) {
    var list = ByteBuffer.wrap(packet, from, packet.length - from).order(ByteOrder.LITTLE_ENDIAN);
    String artist = null;
    String song = null;
    if (next(list) == null || list.remaining() < 4) {
      return NONE;
    }
    var left = Integer.toUnsignedLong(list.getInt());
    for (var comment = next(list); comment != null && left > 0; comment = next(list)) {
      left--;
      artist = artist == null ? value(comment, "ARTIST=") : artist;
      song = song == null ? value(comment, "TITLE=") : song;
    }
    return new OggComments(artist, song);
  }

  /// The next text of the list; null where the packet ends before it does.
  private static @Nullable ByteBuffer next(ByteBuffer list) {
    if (list.remaining() < 4) {
      return null;
    }
    var length = list.getInt();
    if (length < 0 || length > list.remaining()) {
      return null;
    }
    var text = list.slice(list.position(), length);
    list.position(list.position() + length);
    return text;
  }

  /// What a comment says if it has this name, in whatever case; null where it doesn't, or says
  /// nothing, too much, or no UTF-8.
  private static @Nullable String value(ByteBuffer comment, String name) {
    var length = comment.remaining() - name.length();
    if (length <= 0 || length > LONGEST) {
      return null;
    }
    var told = StandardCharsets.ISO_8859_1.decode(comment.slice(0, name.length())).toString();
    if (!told.toUpperCase(Locale.ROOT).equals(name)) {
      return null;
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(comment.slice(name.length(), length));
      var value = text.toString().strip();
      return value.isEmpty() ? null : value;
    } catch (CharacterCodingException _) {
      return null;
    }
  }
}
