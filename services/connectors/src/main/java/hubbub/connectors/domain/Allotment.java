package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says for which runs new messages count: each once for every run that covers the channel, until
/// that run has as many as it wants, exactly.
public final class Allotment {
  private static final int FACT_MESSAGES_MAX = 500;

  private final Map<String, Long> room;
  private final Map<String, Set<Channel>> covers;
  private final Map<Key, Long> counts = new LinkedHashMap<>();

  /// @param room for each run with an end by count, how many it still takes
  /// @param covers for each run with several channels, which they are
  public Allotment(Map<String, Long> room, Map<String, Set<Channel>> covers) {
    this.room = new HashMap<>(room);
    this.covers = covers;
  }

  /// The facts to tell about these messages. One that another of a run's channels had just before
  /// counts for the channel, but not again for the run.
  ///
  /// @param runIds the runs that cover the channel
  public List<MessagesSeen> seen(Channel channel, List<String> runIds, List<Item.Heard> heard) {
    var facts = new ArrayList<MessagesSeen>(1);
    var from = 0;
    while (from < heard.size()) {
      var counting = counting(runIds, heard.get(from));
      var until = from + 1;
      while (until < heard.size()
          && until - from < FACT_MESSAGES_MAX
          && counting(runIds, heard.get(until)).equals(counting)) {
        until++;
      }
      var count = until - from;
      var open = new ArrayList<String>(counting.size());
      for (var runId : counting) {
        var left = room.getOrDefault(runId, Long.MAX_VALUE);
        if (left > 0) {
          open.add(runId);
          count = (int) Math.min(count, left);
        }
      }
      var elsewhere = runIds.stream().filter(id -> !counting.contains(id)).toList();
      if (!open.isEmpty() || !elsewhere.isEmpty()) {
        for (var runId : open) {
          add(runId, channel, count);
        }
        var messages = heard.subList(from, from + count).stream().map(Item.Heard::message).toList();
        facts.add(new MessagesSeen(channel, List.copyOf(open), elsewhere, messages));
      }
      from += count;
    }
    return facts;
  }

  /// Those of the runs that haven't counted the message in another of their channels.
  private List<String> counting(List<String> runIds, Item.Heard heard) {
    if (heard.before().isEmpty()) {
      return runIds;
    }
    return runIds.stream()
        .filter(id -> Collections.disjoint(covers.getOrDefault(id, Set.of()), heard.before()))
        .toList();
  }

  /// What every run got.
  public List<Ledger.Count> counts() {
    var all = new ArrayList<Ledger.Count>(counts.size());
    counts.forEach((key, n) -> all.add(new Ledger.Count(key.runId(), key.channel(), n)));
    return all;
  }

  private void add(String runId, Channel channel, int count) {
    counts.merge(new Key(runId, channel), (long) count, Long::sum);
    room.computeIfPresent(runId, (_, left) -> left - count);
  }

  private record Key(String runId, Channel channel) {}
}
