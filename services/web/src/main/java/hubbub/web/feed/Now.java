package hubbub.web.feed;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes on right now: the channels and runs that are alive, and how fast they are. All of it
/// comes from facts and is forgotten when they stop. Safe for several threads.
final class Now {
  /// A live run says so each second; one that has been silent for so many is gone.
  private static final int SILENT_MAX = 5;

  private static final int KEPT_MAX = 10_000;

  private final Map<Channel, Crowd> crowds = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();

  private static final class Crowd {
    private final Pulse pulse = new Pulse();
    private int silent;
    private @Nullable MoodMeasured mood;
  }

  private static final class Run {
    private final Pulse pulse = new Pulse();
    private int silent;
    private long connectedMillis;
  }

  /// A frame and whom it is for.
  record Addressed(String key, String frame) {}

  synchronized void seen(MessagesSeen fact) {
    var count = fact.messages().size();
    crowd(fact.channel()).pulse.count(count);
    fact.runIds().forEach(id -> run(id).pulse.count(count));
  }

  synchronized void measured(RunMeasured fact) {
    var run = run(fact.runId());
    run.silent = 0;
    run.connectedMillis = Math.max(run.connectedMillis, fact.connectedMillis());
    fact.channels().forEach(part -> crowd(part.channel()).silent = 0);
  }

  synchronized void ended(RunEnded fact) {
    runs.remove(fact.runId());
  }

  synchronized void felt(MoodMeasured fact) {
    var crowd = crowds.get(fact.channel());
    if (crowd != null) {
      crowd.mood = fact;
    }
  }

  /// Ends a second and says what it had.
  synchronized List<Addressed> tick(Instant at) {
    var frames = new ArrayList<Addressed>();
    crowds.entrySet().removeIf(entry -> ++entry.getValue().silent > SILENT_MAX);
    runs.entrySet().removeIf(entry -> ++entry.getValue().silent > SILENT_MAX);
    crowds.forEach((channel, crowd) -> {
      var had = crowd.pulse.tick();
      var name = channel.toString();
      var frame = new Frames.Counters("counters", name, at, had, crowd.pulse.rate());
      frames.add(new Addressed(name, Json.write(frame)));
    });
    runs.forEach((id, run) -> {
      var had = run.pulse.tick();
      var seconds = run.connectedMillis / 1000.0;
      var frame = new Frames.RunCounters("counters", id, at, had, run.pulse.rate(), seconds);
      frames.add(new Addressed(Wish.RUN + id, Json.write(frame)));
    });
    return frames;
  }

  /// The liveliest channels first.
  synchronized List<LiveChannel> channels(int limit) {
    return crowds.entrySet().stream()
        .map(entry -> live(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(LiveChannel::rate).reversed())
        .limit(limit)
        .toList();
  }

  private static LiveChannel live(Channel channel, Crowd crowd) {
    var mood = crowd.mood;
    return new LiveChannel(
        channel,
        crowd.pulse.rate(),
        mood == null ? null : mood.word(),
        mood == null ? null : mood.score());
  }

  private Crowd crowd(Channel channel) {
    makeRoom(crowds);
    return crowds.computeIfAbsent(channel, _ -> new Crowd());
  }

  private Run run(String id) {
    makeRoom(runs);
    return runs.computeIfAbsent(id, _ -> new Run());
  }

  private static void makeRoom(Map<?, ?> map) {
    if (map.size() >= KEPT_MAX) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
