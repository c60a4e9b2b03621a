package hubbub.radio.record;

import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;

/// Records Opus that comes in another container than Ogg: as Ogg, with its sound untouched. A file
/// of WebM would have no duration, and would end at a source's first break.
public final class OpusRecorder implements OpusPackets {
  private final Recorder recorder;
  private final OggOpusWriter writer;

  /// @param recorder of Ogg Opus
  public OpusRecorder(Recorder recorder) {
    this.recorder = recorder;
    this.writer = new OggOpusWriter(1, this::offer);
  }

  private void offer(Piece piece) {
    recorder.offer(writer.head(), piece);
  }

  @Override
  public void begin(byte[] opusHead) {
    writer.begin(opusHead);
  }

  @Override
  public void packet(byte[] packet, long micros) {
    writer.packet(packet, micros);
  }

  /// Offers the last packets: before the show ends.
  public void end() {
    writer.end();
  }
}
