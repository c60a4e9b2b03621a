package hubbub.favourites.eventsub;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.util.Optional;

/// Where EventSub is, and the bounds of listening to it.
///
/// @param url of its WebSocket
/// @param socketsMax people who have one at once; others' favourites are looked at alone
/// @param callback where Twitch may call us; empty where it cannot: it wants HTTPS on port 443
public record EventSubConfig(URI url, int socketsMax, Optional<URI> callback) {
  /// Below the public address.
  public static final String HOOK = "/webhooks/twitch";

  private static final String URL = "twitch.eventsub.url";
  private static final int HTTPS = 443;

  public static EventSubConfig from(Settings settings) {
    return new EventSubConfig(
        url(settings.text(URL, "wss://eventsub.wss.twitch.tv/ws")),
        settings.count("twitch.eventsub.sockets-max", 1_000, 0, 100_000),
        settings.flag("twitch.eventsub.webhook", true)
            ? settings.text("public.url").map(URI::create).flatMap(EventSubConfig::callback)
            : Optional.empty());
  }

  private static URI url(String text) {
    try {
      var uri = URI.create(text);
      if (isSocket(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new WrongSetting(URL, "expected a ws or wss address");
  }

  static boolean isSocket(URI uri) {
    return uri.getHost() != null && ("wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme()));
  }

  /// Where Twitch calls a server of that address.
  static Optional<URI> callback(URI base) {
    var isReachable =
        "https".equals(base.getScheme()) && (base.getPort() == -1 || base.getPort() == HTTPS);
    return isReachable
        ? Optional.of(URI.create("https://" + base.getHost() + HOOK))
        : Optional.empty();
  }
}
