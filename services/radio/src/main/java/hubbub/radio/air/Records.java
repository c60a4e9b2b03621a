package hubbub.radio.air;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;

/// Keeps what sources bring. All of it is called on the event loop: nothing may wait or throw.
@FunctionalInterface
public interface Records {
  /// Keeps nothing.
  Track UNRECORDED =
      new Track() {
        @Override
        public void take(byte[] head, Piece piece) {}

        @Override
        public void rest() {}
      };

  /// The first sound of a source is there.
  Track begin(Wanted wanted, Format format);

  /// What one source brings.
  interface Track {
    /// @param head what stands before pieces now: the same array as long as it is the same head
    void take(byte[] head, Piece piece);

    /// Takes sound out of a container that is not kept, in the place of its pieces.
    default OpusPackets packets() {
      return OpusPackets.UNHEARD;
    }

    /// The source is gone; it may come again. Rests after that.
    default void gone(Ending how) {}

    /// Nothing of this source comes any more.
    void rest();
  }
}
