package hubbub.radio.audience;

import hubbub.radio.air.Visit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Somebody listened, for half a minute or longer.
///
/// @param mount the path that they asked for
/// @param beganAt milliseconds since 1970
/// @param endedAt the same; for one that still listens, the moment at which it was looked at
/// @param program its name; empty where it says none
/// @param referrer the host of the page that the player stands on; empty where it says none
/// @param address null where it is not kept
record Session(
    String channel,
    String mount,
    long beganAt,
    long endedAt,
    String program,
    String referrer,
    @Nullable String address) {
  /// What is shorter is a program that looks whether there is sound, or a player that is tried. It
  /// is no setting, so that figures of different times and servers may be compared.
  static final Duration LEAST = Duration.ofSeconds(30);

  static boolean isOne(Visit visit) {
    return visit.lasted().compareTo(LEAST) >= 0;
  }

  static Session of(Visit visit, boolean withAddress) {
    var began = visit.began().toEpochMilli();
    return new Session(
        visit.channel(),
        visit.path(),
        began,
        began + visit.lasted().toMillis(),
        Programs.family(visit.program()),
        Referrers.host(visit.referrer()),
        withAddress ? visit.address() : null);
  }
}
