package hubbub.connectors.twitch;

import java.io.IOException;
import javax.net.ssl.SSLSocket;

/// Whether Twitch's chat can be reached from here, for whoever wonders why nothing comes.
public final class Knock {
  private Knock() {}

  /// Connects as a run does, says nothing, and goes.
  ///
  /// @return what is spoken there: a version of TLS, or `plain text`
  /// @throws IOException saying why it cannot be reached
  public static String at(TwitchConfig config) throws IOException {
    try (var socket = config.dial().open(config.address(), config.tls()).socket()) {
      return socket instanceof SSLSocket secure ? secure.getSession().getProtocol() : "plain text";
    }
  }
}
