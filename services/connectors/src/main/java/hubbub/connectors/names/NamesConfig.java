package hubbub.connectors.names;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// Where Bluesky is asked for names, and the bounds of asking.
///
/// @param url the base of an AppView, without a slash at its end; empty to ask nobody
/// @param patience how long an answer may take
public record NamesConfig(Optional<URI> url, Duration patience) {
  /// People in one question, as Bluesky bounds it.
  public static final int ASKED_MAX = 25;

  /// Bytes of an answer.
  static final int BODY_MAX = 1 << 20;

  /// Names that are known at once.
  static final int KNOWN_MAX = 20_000;

  /// How long a name is believed, also that there is none.
  static final Duration BELIEVED = Duration.ofDays(1);

  /// How long nothing is asked after an answer that is none.
  static final Duration PAUSE = Duration.ofSeconds(30);

  private static final String URL = "bluesky.names.url";

  public static NamesConfig from(Settings settings) {
    return new NamesConfig(
        url(settings.text(URL, "https://public.api.bsky.app")),
        settings.duration("bluesky.names.patience", Duration.ofSeconds(5)));
  }

  private static Optional<URI> url(String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    try {
      var url = new URI(text.replaceAll("/+$", ""));
      var fits = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (fits && url.getHost() != null && url.getRawQuery() == null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new WrongSetting(URL, "expected an http or https address, or none");
  }
}
