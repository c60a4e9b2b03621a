package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Checks a wish to start a run, before anything is done about it.
final class Admission {
  private static final Duration LASTS_MAX = Duration.ofDays(366);
  private static final BigDecimal BUDGET_MAX = BigDecimal.valueOf(1_000_000);

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
    var budget = wanted.budget();
    if (budget != null
        && (budget.signum() <= 0 || budget.compareTo(BUDGET_MAX) > 0 || budget.scale() > 6)) {
      return wrong("/budget", "more than 0 and at most 1,000,000 US dollars, to the millionth");
    }
    var sources = new ArrayList<Roster.Sourced>();
    var channels = new HashSet<Channel>();
    for (var i = 0; i < count; i++) {
      try {
        var source = source(wanted.channels().get(i), budget);
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
    if (budget != null && sources.stream().noneMatch(source -> source.connector().costs())) {
      return wrong("/budget", "nothing of this costs money");
    }
    var name = name(wanted, sources);
    if (name.length() > bounds.nameLengthMax()) {
      return wrong("/name", "at most " + bounds.nameLengthMax() + " characters");
    }
    return new Checked.Fine(name, sources);
  }

  private Roster.Sourced source(String text, @Nullable BigDecimal budget) {
    var slash = text.indexOf('/');
    if (slash < 1) {
      throw new NotAChannel("a channel is written platform/name, e.g. twitch/kestrelplays");
    }
    var connector = connectors.get(text.substring(0, slash));
    if (connector == null) {
      throw new NotAChannel(
          "there is no such platform; there are " + new TreeSet<>(connectors.keySet()));
    }
    connector
        .unready(budget)
        .ifPresent(why -> {
          throw new NotAChannel(why);
        });
    return new Roster.Sourced(connector, connector.read(text.substring(slash + 1), budget));
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
