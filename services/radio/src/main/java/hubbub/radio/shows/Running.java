package hubbub.radio.shows;

import hubbub.radio.air.Records.Track;
import hubbub.radio.air.Wanted;
import hubbub.radio.record.OpusRecorder;
import hubbub.radio.record.Recorder;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;
import org.jspecify.annotations.Nullable;

/// A show that runs. It rests while its source is away.
final class Running {
  private static final long NEVER = Long.MIN_VALUE;

  private final String id;
  private final String channel;
  private final Format format;
  private final Recorder recorder;
  private final @Nullable OpusRecorder opus;
  private long restsSince = NEVER;

  /// @param format of its sources; a WebM's sound is recorded as Ogg
  Running(String id, String channel, Format format, Recorder recorder) {
    this.id = id;
    this.channel = channel;
    this.format = format;
    this.recorder = recorder;
    opus = format == Format.WEBM_OPUS ? new OpusRecorder(recorder) : null;
  }

  String id() {
    return id;
  }

  Recorder recorder() {
    return recorder;
  }

  /// Whether what another source brings belongs to it.
  boolean isOf(Wanted wanted, Format other) {
    return wanted.channel().equals(channel) && other == format;
  }

  void goOn() {
    restsSince = NEVER;
  }

  void rest(long nanos) {
    restsSince = nanos;
  }

  /// Whether it rests for longer than that.
  boolean isOver(long nanos, long most) {
    return restsSince != NEVER && nanos - restsSince > most;
  }

  /// What a source brings to it.
  Track track(Runnable rest) {
    return new Track() {
      @Override
      public void take(byte[] head, Piece piece) {
        if (opus == null) {
          recorder.offer(head, piece);
        }
      }

      @Override
      public OpusPackets packets() {
        return opus == null ? OpusPackets.UNHEARD : opus;
      }

      @Override
      public void rest() {
        if (opus != null) {
          opus.end();
        }
        rest.run();
      }
    };
  }
}
