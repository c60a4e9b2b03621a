package hubbub.platform.rabbitmq;

import hubbub.platform.Ticker;
import hubbub.platform.bus.Hearing;
import hubbub.platform.bus.Patience;
import hubbub.platform.json.Json;
import hubbub.platform.rabbitmq.Words.Ask;
import hubbub.platform.rabbitmq.Words.Gone;
import hubbub.platform.rabbitmq.Words.Head;
import hubbub.platform.rabbitmq.Words.Heads;
import hubbub.platform.storage.Outbox.Mark;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Numbers that a hearer misses: asks for them again, and says when they are lost for good. On the
/// hearer's thread.
///
/// There are two kinds. Before a batch that came in its turn from the queue, all earlier ones had
/// theirs: what is missing there and gone from the outbox is lost. But an outbox may also say that
/// it sent more than was heard: that is asked for, too, but never given up, because it may only be
/// slow.
final class Holes {
  private static final int MUCH_LATER = 30;

  private final Audience audience;
  private final Queues queues;
  private final Desk desk;
  private final Announcer announcer;
  private final Hearing hearing;
  private final Ticker ticker;
  private final Patience patience;

  /// A hearer that never heard anything has lost nothing that was told before its time.
  private final boolean newcomer;

  private final Map<Mark, Hole> open = new HashMap<>();
  private final Map<Mark, Still> still = new HashMap<>();

  Holes(
      Audience audience,
      Queues queues,
      Desk desk,
      Announcer announcer,
      Hearing hearing,
      Ticker ticker,
      Patience patience) {
    this.audience = audience;
    this.queues = queues;
    this.desk = desk;
    this.announcer = announcer;
    this.hearing = hearing;
    this.ticker = ticker;
    this.patience = patience;
    newcomer = hearing.isNew();
  }

  /// The outbox has no more what was asked for.
  void gone(Gone gone) {
    var hole = open.get(gone.mark());
    if (hole != null) {
      hole.goneUpTo = Math.max(hole.goneUpTo, gone.upTo());
    }
  }

  /// Looks after what is missing.
  void look(Waiting waiting, boolean idle) throws IOException {
    var before = open.isEmpty();
    for (var partition : waiting.batches().entrySet()) {
      var first = partition.getValue().firstEntry();
      var service = first.getValue().arrived().service();
      missing(partition.getKey(), service, first.getKey(), queued(partition.getValue()));
    }
    if (idle) {
      lookBehind(waiting);
    }
    open.entrySet().removeIf(hole -> heard(hole.getKey()) >= hole.getValue().next - 1);
    if (open.isEmpty()) {
      if (!before) {
        hearing.trouble(null);
      }
    } else {
      var hole = open.entrySet().iterator().next();
      if (overdue(hole.getValue())) {
        hearing.trouble(hearing.hole(hole.getKey(), hole.getValue().next));
      }
    }
  }

  private static boolean queued(Map<Long, Waiting.Held> batches) {
    return batches.values().stream().anyMatch(Waiting.Held::queued);
  }

  private long heard(Mark mark) {
    var heard = hearing.heard(mark);
    return heard == null ? 0 : heard;
  }

  /// What outboxes say they have sent, but did not come for long. What a later producer told is not
  /// asked for before all of the earlier ones is heard: nothing would make it wait for them.
  private void lookBehind(Waiting waiting) throws IOException {
    var now = ticker.nanos();
    for (var told : desk.heads(audience)) {
      var behind = new HashSet<Integer>();
      for (var head : inOrder(told)) {
        var mark = head.mark();
        var heard = heard(mark);
        if (heard >= head.number()
            || !behind.add(mark.partition())
            || waiting.batches().containsKey(mark)) {
          still.remove(mark);
          continue;
        }
        var since = still.computeIfAbsent(mark, _ -> new Still(heard, now));
        if (since.heard != heard) {
          still.put(mark, new Still(heard, now));
        } else if (now - since.at >= patience.hole().toNanos()) {
          hearing.reload();
          if (heard(mark) == heard) {
            missing(mark, told.service(), head.number() + 1, false);
          }
        }
      }
    }
  }

  /// Earlier producers before later ones: their ids grow.
  private static List<Head> inOrder(Heads told) {
    return told.heads().stream().sorted(Comparator.comparing(Head::producer)).toList();
  }

  /// @param next the first number that is there again
  /// @param queued whether it came from the queue, in its turn
  private void missing(Mark mark, String service, long next, boolean queued) throws IOException {
    var now = ticker.nanos();
    var from = heard(mark) + 1;
    if (from >= next) {
      return;
    }
    var hole = open.computeIfAbsent(mark, _ -> new Hole(now));
    hole.next = next;
    if (hole.from != from) {
      hole.from = from;
      hole.fromAt = now;
    }
    if (hole.goneUpTo >= from && (queued ? overdue(hole) : isHopeless(hole, mark))) {
      giveUp(mark, Math.min(next - 1, hole.goneUpTo));
      return;
    }
    var due = hole.askedFrom == from ? patience.pauseMax() : patience.firstPause();
    if (now - hole.askedAt >= due.toNanos()) {
      ask(mark, service, from, next - 1);
      hole.askedAt = now;
      hole.askedFrom = from;
    }
  }

  private boolean overdue(Hole hole) {
    return ticker.nanos() - hole.since >= patience.hole().toNanos();
  }

  private boolean isHopeless(Hole hole, Mark mark) throws IOException {
    if (ticker.nanos() - hole.fromAt < patience.hole().multipliedBy(MUCH_LATER).toNanos()
        || !queues.isEmpty(mark.partition())) {
      return false;
    }
    hearing.reload();
    return heard(mark) == hole.from - 1;
  }

  private void giveUp(Mark mark, long upTo) {
    if (newcomer) {
      hearing.passOver(mark, upTo);
    } else {
      hearing.noteLoss(mark, upTo + 1);
    }
  }

  private void ask(Mark mark, String service, long from, long to) {
    var replyTo = desk.address();
    if (replyTo != null) {
      var ask =
          new Ask(service, mark.producer(), mark.partition(), from, to, audience.name(), replyTo);
      announcer.news(Topology.ASK + service, Wire.word(Wire.Type.ASK), Json.bytes(ask));
    }
  }

  private static final class Hole {
    private final long since;
    private long next;
    private long from;
    private long fromAt;
    private long askedAt;
    private long askedFrom;
    private long goneUpTo;

    Hole(long since) {
      this.since = since;
      askedAt = since;
    }
  }

  /// The hearer's queues on the broker.
  interface Queues {
    /// Whether nothing waits there that was not delivered to somebody.
    boolean isEmpty(int partition) throws IOException;
  }

  private record Still(long heard, long at) {}
}
