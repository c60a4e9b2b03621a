package hubbub.platform.rabbitmq;

import hubbub.platform.bus.Hearing;
import hubbub.platform.rabbitmq.Wire.Arrived;
import hubbub.platform.storage.Outbox.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Batches that came and are not heard yet, in the order of their numbers, and deliveries that the
/// broker still waits to hear of. On the hearer's thread. Bounded by what the broker sends unasked
/// (its prefetch) and by what is asked for.
final class Waiting {
  private final Map<Mark, NavigableMap<Long, Held>> batches = new HashMap<>();
  private final List<Delivered> unanswered = new ArrayList<>();

  /// @param delivery null for a batch that was sent again
  void add(Arrived arrived, @Nullable Delivered delivery) {
    if (delivery != null) {
      unanswered.add(delivery);
    }
    batches
        .computeIfAbsent(arrived.mark(), _ -> new TreeMap<>())
        .merge(
            arrived.number(),
            new Held(arrived, delivery != null),
            (one, other) -> new Held(one.arrived, one.queued || other.queued));
  }

  Map<Mark, NavigableMap<Long, Held>> batches() {
    return batches;
  }

  /// The same, earlier producers of an outbox before later ones: their ids grow.
  List<NavigableMap<Long, Held>> inOrder() {
    return batches.entrySet().stream()
        .sorted(Comparator.comparing(partition -> partition.getKey().producer()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// Lets go of what was heard.
  void forgetHeard(Hearing hearing) {
    batches.forEach((mark, waiting) -> {
      var heard = hearing.heard(mark);
      if (heard != null) {
        waiting.headMap(heard, true).clear();
      }
    });
    batches.values().removeIf(NavigableMap::isEmpty);
  }

  /// How many deliveries the broker still waits to hear of.
  int unanswered() {
    return unanswered.size();
  }

  /// The deliveries whose marks the database has, once.
  List<Delivered> takeKept(Hearing hearing) {
    var kept = new ArrayList<Delivered>();
    unanswered.removeIf(delivered -> {
      var done = hearing.kept(delivered.mark) >= delivered.number;
      if (done) {
        kept.add(delivered);
      }
      return done;
    });
    return kept;
  }

  /// The channel has gone: the broker will deliver again what was not answered.
  void forgetDeliveries() {
    unanswered.clear();
    batches.clear();
  }

  /// @param queued whether it came in its turn, so that all before it had theirs
  record Held(Arrived arrived, boolean queued) {}

  record Delivered(Mark mark, long number, long tag) {}
}
