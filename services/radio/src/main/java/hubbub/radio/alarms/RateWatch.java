package hubbub.radio.alarms;

import hubbub.radio.air.Wanted;
import hubbub.radio.alarms.Alarm.BitRateOff;
import hubbub.radio.sound.Format;

/// Raises an alarm where a source's sound comes slower than it plays, or where the rate is far from
/// the one that it announced. For one source, on its event loop.
final class RateWatch {
  private static final long STEP_NANOS = 10_000_000_000L;

  /// Steps in a row before it is an alarm; one that is well clears it.
  private static final int STEPS = 3;

  /// Share of its own rate that a stream may come slower.
  private static final double SLOW = 0.85;

  /// How many times more or less than announced may come.
  private static final int FAR = 2;

  private final Alarms alarms;
  private final Wanted wanted;
  private final int announced;
  private long begin;
  private long bytes;
  private long micros;
  private int bad;
  private boolean first = true;

  RateWatch(Alarms alarms, Wanted wanted, Format format, long nanos) {
    this.alarms = alarms;
    this.wanted = wanted;
    // What varies with the sound is announced as a guess.
    var constant = format == Format.MP3 || format == Format.AAC;
    announced = constant ? 1_000 * Math.clamp(wanted.info().bitrate(), 0, 10_000) : 0;
    begin = nanos;
  }

  void take(int length, long lasting, long nanos) {
    if (nanos - begin >= STEP_NANOS) {
      step(nanos);
    }
    bytes += length;
    micros += lasting;
  }

  private void step(long nanos) {
    var bits = bytes * 8_000_000d;
    var passed = (nanos - begin) / 1_000;
    // Sources begin with what they have gathered.
    if (!first && micros > 0) {
      judge((int) (bits / micros), (int) (bits / passed), (double) micros / passed < SLOW);
    }
    first = false;
    begin = nanos;
    bytes = 0;
    micros = 0;
  }

  /// @param own bits per second of sound
  /// @param actual bits per second of time
  private void judge(int own, int actual, boolean slow) {
    var far = announced > 0 && (own > FAR * announced || own < announced / FAR);
    if (!slow && !far) {
      bad = 0;
      alarms.clear(wanted.path(), BitRateOff.class);
    } else if (++bad >= STEPS) {
      alarms.raise(wanted.channel(), wanted.path(), new BitRateOff(far ? announced : own, actual));
    }
  }
}
