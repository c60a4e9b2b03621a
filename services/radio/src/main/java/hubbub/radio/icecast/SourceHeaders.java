package hubbub.radio.icecast;

import hubbub.radio.air.StreamInfo;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a source says of its stream in the headers of its request: Icecast's `ice-…`, SHOUTcast's
/// `icy-…` and the older `x-audiocast-…` mean the same, and count in this order.
public final class SourceHeaders {
  private static final int NAME_MAX = 200;
  private static final int DESCRIPTION_MAX = 2_000;
  private static final int GENRE_MAX = 200;
  private static final int URL_MAX = 500;
  private static final int TYPE_MAX = 100;
  private static final int PROGRAM_MAX = 200;

  /// kbit/s; nothing that is sent through here has more.
  private static final int BITRATE_MAX = 20_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  private SourceHeaders() {}

  /// Reads what is said. Texts lose control characters and what is too long of them; a number that
  /// is none is 0; an address that no browser should be sent to is left out.
  ///
  /// A stream is listed only if its source says 1: 0, -1 ("as the server has it") and silence say
  /// that nobody asked for it, as in Icecast.
  ///
  /// @param header by its name, in whatever case it came; the value as it came, a character for
  ///   each byte or read as UTF-8
  public static StreamInfo read(Function<String, Optional<String>> header) {
    var audio = AudioInfo.read(first(header, "ice-audio-info"));
    var bitrate = number(first(header, "ice-bitrate", "icy-br", "x-audiocast-bitrate"));
    return new StreamInfo(
        text(header, NAME_MAX, "ice-name", "icy-name", "x-audiocast-name"),
        text(
            header,
            DESCRIPTION_MAX,
            "ice-description",
            "icy-description",
            "x-audiocast-description"),
        text(header, GENRE_MAX, "ice-genre", "icy-genre", "x-audiocast-genre"),
        CleanText.webAddress(first(header, "ice-url", "icy-url", "x-audiocast-url"), URL_MAX),
        bitrate > 0 ? bitrate : number(audio.getOrDefault("bitrate", "")),
        number(first(header, "ice-public", "icy-pub", "x-audiocast-public")) == 1,
        audio,
        text(header, TYPE_MAX, "content-type"),
        text(header, PROGRAM_MAX, "user-agent"));
  }

  private static String text(
      Function<String, Optional<String>> header, int charactersMax, String... names) {
    return CleanText.ofHeader(first(header, names), charactersMax);
  }

  /// The first that says anything.
  private static String first(Function<String, Optional<String>> header, String... names) {
    for (var name : names) {
      var said = header.apply(name).map(String::strip).orElse("");
      if (!said.isEmpty()) {
        return said;
      }
    }
    return "";
  }

  private static int number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return 0;
    }
    var number = Integer.parseInt(text);
    return number > BITRATE_MAX ? 0 : number;
  }
}
