package hubbub.app;

import hubbub.connectors.twitch.Knock;
import hubbub.connectors.twitch.TwitchConfig;
import hubbub.platform.config.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// Looks at whether Twitch can be reached.
final class LookAtTwitch {
  private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(5);
  private static final String OWN = ".twitch.tv";

  private final Settings settings;
  private boolean reached;

  LookAtTwitch(Settings settings) {
    this.settings = settings;
  }

  Finding chat() {
    var config = TwitchConfig.from(settings);
    var where = config.address().toString();
    try {
      var spoken = Knock.at(config);
      reached = config.address().host().endsWith(OWN);
      return Finding.ok("twitch", where + " answers, " + spoken);
    } catch (UnknownHostException _) {
      return Finding.wrong(
          "twitch",
          "the name " + config.address().host() + " is not known",
          "is there a network, and a name server? Without one, replays and rehearsals work");
    } catch (ConnectException | NoRouteToHostException _) {
      return Finding.wrong(
          "twitch",
          where + " refuses connections",
          "is there a network? is twitch.irc.address right?");
    } catch (SocketTimeoutException _) {
      return Finding.wrong(
          "twitch",
          where + " does not answer",
          "does a firewall let port " + config.address().port() + " out?");
    } catch (SSLException _) {
      return Finding.wrong(
          "twitch",
          "the certificate of " + where + " is not trusted, or it speaks no TLS",
          "is the clock right? does a proxy look inside? (twitch.irc.authorities, twitch.irc.tls)");
    } catch (IOException e) {
      return Finding.wrong(
          "twitch", where + " cannot be reached: " + e.getMessage(), "is there a network?");
    }
  }

  /// What Twitch's clock says, if Twitch itself could be reached a moment ago.
  Optional<Instant> time() {
    if (!reached) {
      return Optional.empty();
    }
    try {
      var connection =
          (HttpURLConnection) URI.create("https://www.twitch.tv/").toURL().openConnection();
      connection.setRequestMethod("HEAD");
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      var date = connection.getDate();
      return date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
