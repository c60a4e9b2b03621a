package hubbub.radio.record;

import hubbub.radio.sound.Piece;
import java.util.function.Consumer;

/// MP3 and AAC: frames in a row are a recording, wherever they come from.
final class FrameTrack implements Track {
  private long micros;
  private long kept;

  @Override
  public void head(byte[] head) {
    // They have none.
  }

  @Override
  public void take(Piece piece, Consumer<Part> parts) {
    parts.accept(new Part(piece.bytes(), piece.begins(), micros, 0));
    micros += piece.micros();
  }

  @Override
  public long micros() {
    return micros;
  }

  @Override
  public void interrupted() {
    // A frame needs nothing before it but what a decoder makes up for.
  }

  @Override
  public void kept() {
    kept = micros;
  }

  @Override
  public void lost() {
    micros = kept;
  }
}
