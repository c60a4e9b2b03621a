package hubbub.radio.standin;

import hubbub.radio.sound.Piece;

/// Sound that never ends. For one thread.
public sealed interface StandIn permits Silence, FrameLoop, OggLoop {
  /// What a listener needs who begins with the piece that [#next] gave last, or gives first.
  byte[] head();

  /// The next piece. It is as much sound as its microseconds say, and is sent when the sound before
  /// it is over.
  Piece next();
}
