package hubbub.radio.alarms;

import hubbub.platform.Ticker;
import hubbub.radio.air.Ending;
import hubbub.radio.air.Records;
import hubbub.radio.air.Wanted;
import hubbub.radio.alarms.Alarm.BitRateOff;
import hubbub.radio.alarms.Alarm.SourceLost;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Watches that sources come, stay, and keep their rate.
public final class SourceWatch implements Records {
  /// How long is told of a source that does not come again.
  private static final Duration LOST = Duration.ofHours(1);

  private final Alarms alarms;
  private final SilenceWatch silence;
  private final Duration resumeTime;
  private final Ticker ticker;
  private final Map<String, Wanted> onAir = new ConcurrentHashMap<>();

  /// @param resumeTime how long whoever closed their connection may be away: then the show is over
  public SourceWatch(Alarms alarms, SilenceWatch silence, Duration resumeTime, Ticker ticker) {
    this.alarms = alarms;
    this.silence = silence;
    this.resumeTime = resumeTime;
    this.ticker = ticker;
  }

  /// The mounts of a channel that have a source. From any thread.
  List<String> mounts(String channel) {
    return onAir.values().stream()
        .filter(wanted -> wanted.channel().equals(channel))
        .map(Wanted::path)
        .toList();
  }

  @Override
  public Track begin(Wanted wanted, Format format) {
    onAir.put(wanted.path(), wanted);
    alarms.clear(wanted.path(), SourceLost.class);
    var rate = new RateWatch(alarms, wanted, format, ticker.nanos());
    return new Track() {
      @Override
      public void take(byte[] head, Piece piece) {
        rate.take(piece.bytes().length, piece.micros(), ticker.nanos());
      }

      @Override
      public void gone(Ending how) {
        lost(wanted, how);
      }

      @Override
      public void rest() {
        onAir.remove(wanted.path(), wanted);
        silence.forget(wanted.path());
        alarms.clear(wanted.path(), BitRateOff.class);
      }
    };
  }

  private void lost(Wanted wanted, Ending how) {
    switch (how) {
      // Most programs end a show so, and some break off so.
      case Ending.Closed _ ->
          alarms.raise(
              wanted.channel(),
              wanted.path(),
              new SourceLost("its connection was closed"),
              resumeTime);
      case Ending.Silent _ -> lost(wanted, "it says nothing any more");
      case Ending.NoSound(var why) -> lost(wanted, why);
      case Ending.Killed _, Ending.GoingAway _, Ending.Followed _ -> {
        // Somebody wanted it so.
      }
    }
  }

  private void lost(Wanted wanted, String why) {
    alarms.raise(wanted.channel(), wanted.path(), new SourceLost(why), LOST);
  }
}
