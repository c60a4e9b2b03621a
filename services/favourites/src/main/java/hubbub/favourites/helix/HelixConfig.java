package hubbub.favourites.helix;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.time.Duration;

/// Where Twitch's API is, and the bounds of asking it.
///
/// @param url its base, without a slash at its end
/// @param patience how long connecting, and an answer, may take
/// @param poll the least time from one round of asking who is live to the next
/// @param reserve points a minute that rounds leave to people's own requests, of Twitch's 800
public record HelixConfig(URI url, Duration patience, Duration poll, int reserve) {
  /// The longest body that is read of an answer, in bytes.
  static final int BODY_MAX = 4 << 20;

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(1);
  private static final String URL = "twitch.helix.url";

  public static HelixConfig from(Settings settings) {
    return new HelixConfig(
        url(settings.text(URL, "https://api.twitch.tv/helix")),
        second(settings, "twitch.helix.patience", Duration.ofSeconds(10)),
        second(settings, "twitch.poll", Duration.ofSeconds(30)),
        settings.count("twitch.helix.reserve", 100, 0, 700));
  }

  /// A duration of at least a second, and at most an hour.
  private static Duration second(Settings settings, String key, Duration fallback) {
    var chosen = settings.duration(key, fallback);
    if (chosen.compareTo(LEAST) < 0 || chosen.compareTo(MOST) > 0) {
      throw new WrongSetting(key, "expected 1s to 1h");
    }
    return chosen;
  }

  private static URI url(String text) {
    try {
      var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new WrongSetting(URL, "expected an http or https address");
  }
}
