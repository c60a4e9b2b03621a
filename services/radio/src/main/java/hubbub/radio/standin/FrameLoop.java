package hubbub.radio.standin;

import hubbub.radio.sound.Piece;
import java.util.List;

/// Frames that follow each other however often: MP3, AAC.
final class FrameLoop implements StandIn {
  private static final byte[] NO_HEAD = {};

  private final List<Piece> pieces;
  private int at;

  /// @param pieces at least one
  FrameLoop(List<Piece> pieces) {
    this.pieces = pieces;
  }

  @Override
  public byte[] head() {
    return NO_HEAD;
  }

  @Override
  public Piece next() {
    var piece = pieces.get(at);
    at = (at + 1) % pieces.size();
    return piece;
  }
}
