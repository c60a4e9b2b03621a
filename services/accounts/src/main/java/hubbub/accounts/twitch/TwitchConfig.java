package hubbub.accounts.twitch;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The settings of signing in with Twitch.
///
/// @param url where Twitch signs people in, without a slash at its end
/// @param app this installation at Twitch; empty where it is not set
/// @param keyFile with what tokens are encrypted; empty for one in the data folder
public record TwitchConfig(URI url, Optional<App> app, Optional<Path> keyFile) {
  private static final String URL = "twitch.oauth.url";

  /// What Twitch gave whoever registered this installation there.
  public record App(String id, String secret) {
    /// Without the secret.
    @Override
    public String toString() {
      return "App[" + id + "]";
    }
  }

  public static TwitchConfig from(Settings settings) {
    var url = settings.text(URL, "https://id.twitch.tv/oauth2");
    if (!url.matches("https?://[^/?#@ ]+[^?# ]*") || !URI.create(url).isAbsolute()) {
      throw new WrongSetting(URL, "expected an address such as https://id.twitch.tv/oauth2");
    }
    var id = settings.text("twitch.client-id").filter(text -> !text.isBlank());
    var secret = settings.secret("twitch.client-secret-file");
    return new TwitchConfig(
        URI.create(url.replaceAll("/+$", "")),
        id.flatMap(known -> secret.map(hidden -> new App(known, hidden))),
        settings.path("accounts.twitch-key-file"));
  }
}
