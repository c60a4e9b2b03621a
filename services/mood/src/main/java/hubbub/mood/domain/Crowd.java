package hubbub.mood.domain;

import hubbub.contracts.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/// The people of one channel and their last five minutes. Heard by one thread and looked at by
/// others, hence the locks.
public final class Crowd {
  private static final int TEN_SECONDS = 10;
  private static final int ONE_MINUTE = 60;

  private final Channel channel;
  private final Voices voices;
  private final Seconds seconds = new Seconds();
  private final Steady steady;

  /// @param voicesMax how many voices of the last minute are remembered
  /// @param changeLasts how long another word must last before it is shown
  Crowd(Channel channel, int voicesMax, Duration changeLasts) {
    this.channel = channel;
    voices = new Voices(voicesMax);
    steady = new Steady(changeLasts);
  }

  /// Hears a voice and says how much it weighs, in millionths.
  public synchronized int hear(Voice voice) {
    var weight = voices.weigh(voice);
    seconds.add(voice.at(), Sums.of(voice, weight));
    return weight;
  }

  /// Takes up what was kept of the last minutes.
  public synchronized void recall(long at, Sums sums) {
    seconds.add(at, sums);
  }

  /// Takes up who spoke in the last minute.
  public synchronized void recall(long at, long author, long print) {
    voices.remember(at, author, print);
  }

  public synchronized Mood mood(Instant at) {
    var now = at.toEpochMilli();
    var windows = new LinkedHashMap<String, Window>();
    var minute = Window.of(seconds.last(ONE_MINUTE, now));
    windows.put("10s", Window.of(seconds.last(TEN_SECONDS, now)));
    windows.put("1m", minute);
    windows.put("5m", Window.of(seconds.last(Seconds.KEPT, now)));
    return new Mood(channel, at, steady.look(minute.word(), now), windows, voices.waves(now));
  }

  synchronized boolean silent(Instant now) {
    return seconds.last(Seconds.KEPT, now.toEpochMilli()).messages() == 0;
  }

  /// A channel where nobody spoke.
  static Mood silent(Channel channel, Instant at) {
    var windows = new LinkedHashMap<String, Window>();
    windows.put("10s", Window.SILENT);
    windows.put("1m", Window.SILENT);
    windows.put("5m", Window.SILENT);
    return new Mood(channel, at, null, windows, List.of());
  }
}
