package hubbub.chat.irc;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// Where IRC is spoken, and its bounds.
///
/// @param port of plain connections; 0 for any free one
/// @param tlsPort of connections with TLS, opened where the door has a certificate; 0 for any free
///   one
/// @param loops event loops
/// @param connectionsMax open at once; more are closed
/// @param connectionsPerAddressMax open at once from one address
/// @param lineLengthMax bytes of a line from a client, its tags included
/// @param linesPerSecond that one connection is heard; ten seconds' worth may come at once, then it
///   waits
/// @param roomsMax that one connection may be in
/// @param namesMax of the people in a room, how many are named to whoever comes in
/// @param waitingMax bytes that may wait for a slow reader, before it is closed
/// @param loginTime to log in
/// @param pingTime of silence after which we ask whether somebody is there; after half as much
///   again, nobody is
/// @param writeTime for a reader to take anything of what waits
/// @param lookAgain between two looks whether the token of a connection still opens anything
/// @param gatherMax for which a busy room's lines are gathered
public record IrcConfig(
    int port,
    int tlsPort,
    int loops,
    int connectionsMax,
    int connectionsPerAddressMax,
    int lineLengthMax,
    int linesPerSecond,
    int roomsMax,
    int namesMax,
    int waitingMax,
    Duration loginTime,
    Duration pingTime,
    Duration writeTime,
    Duration lookAgain,
    Duration gatherMax) {

  public static IrcConfig from(Settings settings) {
    return new IrcConfig(
        settings.count("irc.port", 6667, 0, 65_535),
        settings.count("irc.tls-port", 6697, 0, 65_535),
        settings.count("irc.loops", 1, 1, 64),
        settings.count("irc.connections-max", 10_000, 1, 1_000_000),
        settings.count("irc.connections-per-address-max", 1_000, 1, 1_000_000),
        settings.count("irc.line-length-max", 8_192, 512, 65_536),
        settings.count("irc.lines-per-second", 100, 1, 1_000_000),
        settings.count("irc.rooms-max", 1_000, 1, 100_000),
        settings.count("irc.names-max", 500, 1, 100_000),
        settings.count("irc.waiting-max", 1_048_576, 65_536, 104_857_600),
        settings.duration("irc.login-time", Duration.ofSeconds(15)),
        settings.duration("irc.ping-time", Duration.ofMinutes(2)),
        settings.duration("irc.write-time", Duration.ofSeconds(30)),
        settings.duration("irc.look-again-time", Duration.ofMinutes(1)),
        settings.duration("irc.gather-time", Duration.ofMillis(50)));
  }
}
