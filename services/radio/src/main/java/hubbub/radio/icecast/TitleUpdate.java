package hubbub.radio.icecast;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/// What plays now, as a source program says it beside its stream: the query of `/admin/metadata`
/// (`mount=/m&mode=updinfo&song=Artist%20-%20Title`), or of SHOUTcast's `/admin.cgi`
/// (`mode=updinfo&pass=…&song=…`), where the password alone says which mount is meant.
public sealed interface TitleUpdate {
  /// Bytes of a query, more than the longest title needs.
  int QUERY_MAX = 16_384;

  /// Characters of an artist and of a title each.
  int TITLE_MAX = 1_024;

  /// Characters of an address.
  int URL_MAX = 500;

  /// Not taken.
  ///
  /// @param why for whoever sends it
  record Wrong(String why) implements TitleUpdate {}

  /// Taken. Without line ends and other control characters.
  ///
  /// @param mount where it says which one
  /// @param artist empty where it came with the title in one, as most programs send it
  /// @param title empty where nothing plays
  /// @param url a page of what plays; empty where none is told
  record Update(Optional<String> mount, String artist, String title, String url)
      implements TitleUpdate {}

  /// Reads a query.
  ///
  /// Titles are in the named `charset`. Without one, Icecast takes them for Latin-1, which most
  /// programs don't mean: here they are UTF-8 where they can be, and Latin-1 else.
  ///
  /// @param rawQuery what follows the `?`, not decoded
  static TitleUpdate read(String rawQuery) {
    if (rawQuery.length() > QUERY_MAX) {
      return new Wrong("The query is longer than " + QUERY_MAX + " bytes");
    }
    var query = RawQuery.of(rawQuery);
    if (!query.text("mode").equals(Optional.of("updinfo"))) {
      return new Wrong("The mode must be updinfo");
    }
    var title = query.bytes("title").isPresent() ? "title" : "song";
    if (query.bytes(title).isEmpty()) {
      return new Wrong("A song or a title is missing");
    }
    try {
      var charset = charset(query);
      return update(
          query,
          title.equals("title") ? text(query, "artist", charset) : "",
          text(query, title, charset));
    } catch (IllegalArgumentException _) {
      return new Wrong("The charset is unknown");
    } catch (CharacterCodingException _) {
      return new Wrong("The title is not in the charset that is named");
    }
  }

  private static TitleUpdate update(RawQuery query, String artist, String title) {
    if (length(artist) > TITLE_MAX || length(title) > TITLE_MAX) {
      return new Wrong("The title is longer than " + TITLE_MAX + " characters");
    }
    return new Update(
        query.text("mount").filter(mount -> !mount.isEmpty()),
        artist,
        title,
        CleanText.webAddress(query.text("url").orElse(""), URL_MAX));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// @throws IllegalArgumentException if one is named that is unknown
  private static Optional<Charset> charset(RawQuery query) {
    return query.text("charset").map(String::strip).filter(n -> !n.isEmpty()).map(Charset::forName);
  }

  private static String text(RawQuery query, String name, Optional<Charset> charset)
      throws CharacterCodingException {
    var bytes = query.bytes(name).orElse(new byte[0]);
    var text =
        charset.isEmpty()
            ? CleanText.ofBytes(bytes)
            : charset.get().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return CleanText.of(text, QUERY_MAX);
  }
}
