package hubbub.web.feed;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes facts from the bus, and a beat later sends what pages want of them.
final class Feed implements Bus.Follower {
  static final Set<Class<? extends Fact>> KINDS =
      Stream.concat(
              Stream.of(
                  MessagesSeen.class,
                  MessagesDeleted.class,
                  GapSeen.class,
                  RunStarted.class,
                  RunMeasured.class,
                  RunEnded.class,
                  MoodMeasured.class),
              DirectoryFrames.KINDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Viewers viewers;
  private final Now now;
  private final LeftOut leftOut;
  private final Clock clock;
  private final int waitingMax;
  private final double beatSeconds;
  private final ArrayDeque<Fact> waiting = new ArrayDeque<>();
  private final Map<Source, Long> dropped = new HashMap<>();
  private long missed;
  private boolean directoryLost;

  Feed(Viewers viewers, Now now, LeftOut leftOut, Clock clock, Duration beat, int waitingMax) {
    this.viewers = viewers;
    this.now = now;
    this.leftOut = leftOut;
    this.clock = clock;
    this.waitingMax = waitingMax;
    this.beatSeconds = beat.toNanos() / 1e9;
  }

  /// On the bus's thread: takes a fact and returns at once.
  @Override
  public void accept(Fact fact) {
    notice(fact);
    if (viewers.count() == 0 || fact instanceof RunMeasured) {
      return;
    }
    synchronized (waiting) {
      if (waiting.size() >= waitingMax) {
        drop(waiting.removeFirst());
      }
      waiting.addLast(fact);
    }
  }

  private void drop(Fact fact) {
    if (fact instanceof MessagesSeen lost) {
      dropped.merge(Source.of(lost), (long) lost.messages().size(), Long::sum);
    }
    directoryLost |= DirectoryFrames.tells(fact);
  }

  /// The bus itself could not keep up. Whose the messages were is not known, so all pages that want
  /// messages are told.
  @Override
  public void missed(long messages) {
    synchronized (waiting) {
      missed += messages;
      directoryLost = true;
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
      skipLost();
    }
    if (!facts.isEmpty()) {
      sendMessages(facts);
      facts.forEach(this::sendNews);
      sendDirectory(facts.stream().filter(DirectoryFrames::tells).toList());
    }
  }

  /// Ends a second: counters, and how much was skipped.
  void second() {
    var frames = now.tick(clock.instant());
    for (var addressed : frames) {
      send(FeedKind.COUNTERS, List.of(addressed.key()), addressed.frame());
    }
    viewers.all().forEach(Viewer::tellSkipped);
    viewers.all().forEach(Viewer::tellBehind);
  }

  private void skipLost() {
    dropped.forEach((source, messages) ->
        viewers.wanting(FeedKind.MESSAGES, source.keys()).forEach(page -> page.skip(messages)));
    dropped.clear();
    if (missed > 0) {
      viewers.all().stream()
          .filter(page -> page.wish().wants(FeedKind.MESSAGES))
          .forEach(page -> page.skip(missed));
      missed = 0;
    }
    if (directoryLost) {
      directoryFollowers().forEach(Viewer::isBehind);
      directoryLost = false;
    }
  }

  private void sendMessages(List<Fact> facts) {
    var batches = new LinkedHashMap<Source, Batch>();
    for (var fact : facts) {
      if (fact instanceof MessagesSeen seen) {
        var shown = leftOut.without(seen.channel().platform(), seen.messages());
        if (!shown.isEmpty()) {
          batches.computeIfAbsent(Source.of(seen), Batch::new).add(shown);
        }
      }
    }
    for (var batch : batches.values()) {
      for (var viewer : viewers.wanting(FeedKind.MESSAGES, batch.source().keys())) {
        viewer.offer(batch);
      }
    }
  }

  private void sendNews(Fact fact) {
    switch (fact) {
      case MessagesDeleted deleted -> {
        var frame = Frames.deleted(deleted);
        viewers
            .wanting(FeedKind.MESSAGES, List.of(deleted.channel().toString()))
            .forEach(viewer -> viewer.retract(deleted, frame));
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

  private void sendDirectory(List<Fact> changes) {
    if (!changes.isEmpty()) {
      var frames = DirectoryFrames.of(changes);
      directoryFollowers().forEach(page -> frames.forEach(page::follow));
    }
  }

  private Stream<Viewer> directoryFollowers() {
    return viewers.all().stream().filter(page -> page.wish().wants(FeedKind.DIRECTORY));
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
