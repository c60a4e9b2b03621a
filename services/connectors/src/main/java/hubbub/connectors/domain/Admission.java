package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Checks a wish to start a run, before anything is done about it.
final class Admission {
  private static final Duration LASTS_MAX = Duration.ofDays(366);

  private final Map<String, Connector> connectors;
  private final Bounds bounds;

  Admission(Map<String, Connector> connectors, Bounds bounds) {
    this.connectors = connectors;
    this.bounds = bounds;
  }

  /// What comes of the check.
  sealed interface Checked {
    record Fine(String name, List<Roster.Sourced> sources) implements Checked {}

    record Wrong(Started.Wrong why) implements Checked {}
  }

  Checked check(NewRun wanted) {
    var count = wanted.channels().size();
    if (count == 0) {
      return wrong("/channels", "name at least one channel");
    }
    if (count > bounds.channelsPerRunMax()) {
      return wrong(
          "/channels",
          "a run has at most " + bounds.channelsPerRunMax() + " channels, not " + count);
    }
    var lasts = wanted.lasts();
    if (lasts != null && (!lasts.isPositive() || lasts.compareTo(LASTS_MAX) > 0)) {
      return wrong("/for", "a run lasts longer than nothing and at most 366 days");
    }
    var until = wanted.untilMessages();
    if (until != null && until < 1) {
      return wrong("/until_messages", "at least 1");
    }
    var sources = new ArrayList<Roster.Sourced>();
    var channels = new HashSet<Channel>();
    for (var i = 0; i < count; i++) {
      try {
        var source = source(wanted.channels().get(i));
        if (!channels.add(source.wanted().channel())) {
          return wrong("/channels/" + i, "is named twice");
        }
        sources.add(source);
      } catch (NotAChannel e) {
        return wrong("/channels/" + i, String.valueOf(e.getMessage()));
      }
    }
    for (var i = 1; i < count; i++) {
      if (sources.get(i).connector().counts() != sources.getFirst().connector().counts()) {
        return wrong("/channels/" + i, "a rehearsal is a run of its own");
      }
    }
    var name = name(wanted, sources);
    if (name.length() > bounds.nameLengthMax()) {
      return wrong("/name", "at most " + bounds.nameLengthMax() + " characters");
    }
    return new Checked.Fine(name, sources);
  }

  private Roster.Sourced source(String text) {
    var slash = text.indexOf('/');
    if (slash < 1) {
      throw new NotAChannel("a channel is written platform/name, e.g. twitch/kestrelplays");
    }
    var connector = connectors.get(text.substring(0, slash));
    if (connector == null) {
      throw new NotAChannel(
          "there is no such platform; there are " + new TreeSet<>(connectors.keySet()));
    }
    return new Roster.Sourced(connector, connector.read(text.substring(slash + 1)));
  }

  private static String name(NewRun wanted, List<Roster.Sourced> sources) {
    var name = wanted.name() == null ? "" : Texts.clean(wanted.name()).strip();
    if (!name.isEmpty()) {
      return name;
    }
    var first = sources.getFirst().wanted().channel().toString();
    var more = sources.size() - 1;
    return more == 0 ? first : first + " and " + more + " more";
  }

  private static Checked wrong(String field, String message) {
    return new Checked.Wrong(new Started.Wrong(field, message));
  }
}
