package hubbub.radio.alarms;

import hubbub.contracts.Fact;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.Ticker;
import hubbub.platform.bus.Bus;
import hubbub.radio.alarms.Alarm.CrowdHearsNothing;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Raises an alarm where several people say in a channel's room, within half a minute, that they
/// hear nothing while it is on air. It is over a minute after the last one said so.
public final class CrowdWatch implements Bus.Follower {
  private static final long WITHIN_NANOS = 30_000_000_000L;
  private static final Duration STANDS = Duration.ofMinutes(1);

  /// People of a channel who are remembered at once; more than that is an alarm in any case.
  private static final int PEOPLE_MAX = 1_000;

  private final Alarms alarms;
  private final SourceWatch sources;
  private final int enough;
  private final Ticker ticker;

  /// By channel: who said it last when.
  private final Map<String, Map<String, Long>> said = new HashMap<>();

  /// @param enough people, at least 1
  public CrowdWatch(Alarms alarms, SourceWatch sources, int enough, Ticker ticker) {
    this.alarms = alarms;
    this.sources = sources;
    this.enough = enough;
    this.ticker = ticker;
  }

  @Override
  public void accept(Fact fact) {
    if (fact instanceof MessagesSeen seen
        && seen.channel().platform().equals(OwnChannel.PLATFORM)) {
      for (var message : seen.messages()) {
        if (Complaints.isOne(message.text())) {
          hear(seen.channel().name(), message.author().id());
        }
      }
    }
  }

  private void hear(String channel, String person) {
    var mounts = sources.mounts(channel);
    var now = ticker.nanos();
    said.values().forEach(all -> all.values().removeIf(at -> now - at > WITHIN_NANOS));
    said.values().removeIf(Map::isEmpty);
    if (mounts.isEmpty()) {
      return;
    }
    var people = said.computeIfAbsent(channel, _ -> new LinkedHashMap<>());
    if (people.size() < PEOPLE_MAX) {
      people.put(person, now);
    }
    if (people.size() >= enough) {
      var alarm = new CrowdHearsNothing(people.size());
      mounts.forEach(mount -> alarms.raise(channel, mount, alarm, STANDS));
    }
  }
}
