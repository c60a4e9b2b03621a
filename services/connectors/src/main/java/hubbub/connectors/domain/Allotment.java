package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says for which runs new messages count: each once for every run that covers the channel, until
/// that run has as many as it wants, exactly.
public final class Allotment {
  private static final int FACT_MESSAGES_MAX = 500;

  private final Map<String, Long> room;
  private final Map<Key, Long> counts = new LinkedHashMap<>();

  /// @param room for each run with an end by count, how many it still takes
  public Allotment(Map<String, Long> room) {
    this.room = new HashMap<>(room);
  }

  /// The facts to tell about these messages.
  ///
  /// @param runIds the runs that cover the channel
  public List<MessagesSeen> seen(Channel channel, List<String> runIds, List<Message> messages) {
    var facts = new ArrayList<MessagesSeen>(1);
    var from = 0;
    while (from < messages.size()) {
      var count = Math.min(messages.size() - from, FACT_MESSAGES_MAX);
      var open = new ArrayList<String>(runIds.size());
      for (var runId : runIds) {
        var left = room.getOrDefault(runId, Long.MAX_VALUE);
        if (left > 0) {
          open.add(runId);
          count = (int) Math.min(count, left);
        }
      }
      if (open.isEmpty()) {
        break;
      }
      for (var runId : open) {
        add(runId, channel, count);
      }
      facts.add(
          new MessagesSeen(
              channel, List.copyOf(open), List.copyOf(messages.subList(from, from + count))));
      from += count;
    }
    return facts;
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
