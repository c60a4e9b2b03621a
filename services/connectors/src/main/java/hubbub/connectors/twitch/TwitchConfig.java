package hubbub.connectors.twitch;

import hubbub.connectors.net.Dial;
import hubbub.platform.config.Address;
import hubbub.platform.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where Twitch's chat is read, and the bounds of reading it.
///
/// @param address where its IRC is
/// @param tls whether it speaks TLS there
/// @param authorities a PEM file of certificate authorities to trust instead of the JDK's
/// @param channelsPerConnection channels that one connection reads
/// @param joinsMax channels joined in [#JOINS_WINDOW]; Twitch allows 20
/// @param ping how often we ask whether Twitch lives
/// @param silence how long no byte may come before a connection is given up
/// @param answer how long a channel may not answer before people are told
/// @param pauseMax the longest pause between two attempts to connect
/// @param connect how long connecting and logging in may take
public record TwitchConfig(
    Address address,
    boolean tls,
    Optional<Path> authorities,
    int channelsPerConnection,
    int joinsMax,
    Duration ping,
    Duration silence,
    Duration answer,
    Duration pauseMax,
    Duration connect) {
  static final Duration JOINS_WINDOW = Duration.ofSeconds(10);

  public static TwitchConfig from(Settings settings) {
    return new TwitchConfig(
        settings.address("twitch.irc.address", new Address("irc.chat.twitch.tv", 6697)),
        settings.flag("twitch.irc.tls", true),
        settings.path("twitch.irc.authorities"),
        settings.count("twitch.irc.channels-per-connection", 50, 1, 100),
        settings.count("twitch.irc.joins-max", 18, 1, 2_000),
        settings.duration("twitch.irc.ping", Duration.ofSeconds(10)),
        settings.duration("twitch.irc.silence", Duration.ofSeconds(20)),
        settings.duration("twitch.irc.answer", Duration.ofSeconds(15)),
        settings.duration("twitch.irc.pause-max", Duration.ofSeconds(30)),
        settings.duration("twitch.irc.connect", Duration.ofSeconds(10)));
  }

  /// What connects there.
  Dial dial() {
    return new Dial("twitch.irc.authorities", tls ? authorities : Optional.empty(), connect);
  }
}
