package hubbub.web.feed;

import hubbub.contracts.Channel;
import hubbub.contracts.Fact;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.platform.bus.Bus;
import hubbub.platform.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Takes facts from the bus, and a beat later sends what pages want of them.
final class Feed implements Bus.Follower {
  static final Set<Class<? extends Fact>> KINDS =
      Set.of(
          MessagesSeen.class,
          MessagesDeleted.class,
          GapSeen.class,
          RunStarted.class,
          RunMeasured.class,
          RunEnded.class,
          MoodMeasured.class);

  private final Viewers viewers;
  private final Now now;
  private final Clock clock;
  private final int waitingMax;
  private final double beatSeconds;
  private final ArrayDeque<Fact> waiting = new ArrayDeque<>();
  private long dropped;

  Feed(Viewers viewers, Now now, Clock clock, Duration beat, int waitingMax) {
    this.viewers = viewers;
    this.now = now;
    this.clock = clock;
    this.waitingMax = waitingMax;
    this.beatSeconds = beat.toNanos() / 1e9;
  }

  private record Source(Channel channel, List<String> runIds) {}

  /// On the bus's thread: takes a fact and returns at once.
  @Override
  public void accept(Fact fact) {
    notice(fact);
    if (viewers.count() == 0 || fact instanceof RunMeasured) {
      return;
    }
    synchronized (waiting) {
      if (waiting.size() >= waitingMax && waiting.removeFirst() instanceof MessagesSeen lost) {
        dropped += lost.messages().size();
      }
      waiting.addLast(fact);
    }
  }

  /// The bus itself dropped facts: each may have held messages, so pages are told of as many.
  @Override
  public void missed(long facts) {
    synchronized (waiting) {
      dropped += facts;
    }
  }

  private void notice(Fact fact) {
    switch (fact) {
      case MessagesSeen seen -> now.seen(seen);
      case RunMeasured measured -> now.measured(measured);
      case RunEnded ended -> now.ended(ended);
      case MoodMeasured felt -> now.felt(felt);
      default -> {}
    }
  }

  /// Sends what came since the last beat.
  void beat() {
    viewers.all().forEach(viewer -> viewer.refill(beatSeconds));
    var facts = new ArrayList<Fact>();
    synchronized (waiting) {
      facts.addAll(waiting);
      waiting.clear();
      var lost = dropped;
      dropped = 0;
      if (lost > 0) {
        viewers.all().forEach(viewer -> viewer.skip(lost));
      }
    }
    if (!facts.isEmpty()) {
      sendMessages(facts);
      facts.forEach(this::sendNews);
    }
  }

  /// Ends a second: counters, and how much was skipped.
  void second() {
    var frames = now.tick(clock.instant());
    for (var addressed : frames) {
      send(FeedKind.COUNTERS, List.of(addressed.key()), addressed.frame());
    }
    viewers.all().forEach(Viewer::tellSkipped);
  }

  private void sendMessages(List<Fact> facts) {
    var batches = new LinkedHashMap<Source, Batch>();
    for (var fact : facts) {
      if (fact instanceof MessagesSeen(var channel, var runIds, var messages)) {
        batches
            .computeIfAbsent(new Source(channel, runIds), s -> new Batch(s.channel(), s.runIds()))
            .add(messages);
      }
    }
    for (var batch : batches.values()) {
      for (var viewer : viewers.wanting(FeedKind.MESSAGES, batch.keys())) {
        var taken = viewer.take(batch.size());
        if (taken > 0) {
          viewer.send(batch.newest(taken), taken);
        }
      }
    }
  }

  private void sendNews(Fact fact) {
    switch (fact) {
      case MessagesDeleted deleted -> {
        var frame = Frames.deleted(deleted);
        viewers
            .wanting(FeedKind.MESSAGES, List.of(deleted.channel().toString()))
            .forEach(viewer -> viewer.answer(frame));
      }
      case GapSeen gap ->
          send(FeedKind.GAPS, Wish.keysOf(gap.channel(), gap.runIds()), Frames.gap(gap));
      case MoodMeasured mood ->
          send(FeedKind.MOOD, List.of(mood.channel().toString()), Frames.mood(mood));
      case RunStarted run ->
          tell(
              new Frames.RunEvent(
                  "events", "run_started", run.runId(), run.channels(), run.at(), run.name()));
      case RunEnded run ->
          tell(
              new Frames.RunEvent(
                  "events", "run_ended", run.runId(), List.of(), run.at(), run.reason()));
      default -> {}
    }
  }

  /// A run that begins or ends concerns every page that wants events.
  private void tell(Frames.RunEvent event) {
    var frame = Json.write(event);
    viewers.all().stream()
        .filter(viewer -> viewer.wish().wants(FeedKind.EVENTS))
        .forEach(viewer -> viewer.send(frame));
  }

  private void send(FeedKind kind, List<String> keys, String frame) {
    viewers.wanting(kind, keys).forEach(viewer -> viewer.send(frame));
  }
}
