package hubbub.mood.domain;

import hubbub.contracts.Channel;
import hubbub.contracts.mood.MoodMeasured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All channels where somebody spoke within five minutes.
public final class Crowds {
  private final int voicesMax;
  private final Duration changeLasts;
  private volatile Map<Channel, Crowd> crowds = new ConcurrentHashMap<>();
  private final Set<Channel> speaking = new HashSet<>();

  public Crowds(int voicesMax, Duration changeLasts) {
    this.voicesMax = voicesMax;
    this.changeLasts = changeLasts;
  }

  /// The crowd of a channel, empty if it is new.
  public Crowd of(Channel channel) {
    return crowds.computeIfAbsent(channel, this::empty);
  }

  public Mood mood(Channel channel, Instant now) {
    var crowd = crowds.get(channel);
    return crowd == null ? Crowd.silent(channel, now) : crowd.mood(now);
  }

  public int size() {
    return crowds.size();
  }

  /// Forgets everybody, to be taken up again from what is kept; readers see the old ones until
  /// [Recollection#done].
  public Recollection recollect() {
    return new Recollection();
  }

  /// What is told each second: the mood where somebody spoke within the last minute, and once more
  /// when they have fallen silent.
  public synchronized List<MoodMeasured> beat(Instant now) {
    var told = new ArrayList<MoodMeasured>();
    for (var entry : crowds.entrySet()) {
      var mood = entry.getValue().mood(now);
      var spoke = mood.minute().messages() > 0;
      if (spoke || speaking.contains(entry.getKey())) {
        told.add(measured(mood));
      }
      if (spoke) {
        speaking.add(entry.getKey());
      } else {
        speaking.remove(entry.getKey());
      }
    }
    return told;
  }

  /// Forgets channels that were silent for five minutes. Only while nobody hears: a crowd that is
  /// being forgotten would not be heard.
  public void forgetSilent(Instant now) {
    crowds.values().removeIf(crowd -> crowd.silent(now));
  }

  private Crowd empty(Channel channel) {
    return new Crowd(channel, voicesMax, changeLasts);
  }

  private static MoodMeasured measured(Mood mood) {
    var minute = mood.minute();
    return new MoodMeasured(
        mood.channel(),
        mood.at(),
        label(mood.word()),
        mood.word() == null ? null : mood.word().word(),
        minute.score(),
        minute.divided(),
        (int) Math.min(Integer.MAX_VALUE, minute.messages()),
        mood.waves().isEmpty() ? null : mood.waves().getFirst().kind().word());
  }

  private static @Nullable String label(@Nullable Word word) {
    return word == null ? null : word.label();
  }

  /// New crowds, filled before anybody sees them.
  public final class Recollection {
    private final Map<Channel, Crowd> fresh = new ConcurrentHashMap<>();

    private Recollection() {}

    public Crowd of(Channel channel) {
      return fresh.computeIfAbsent(channel, Crowds.this::empty);
    }

    public void done() {
      crowds = fresh;
    }
  }
}
