package hubbub.radio.sound;

import java.util.function.Consumer;

/// Cuts a stream of one format into pieces. Takes bytes however they came; keeps no more of them
/// than its format's longest piece. What is damaged is left out, counted, and the next whole piece
/// is found. For one thread.
public interface Framer {
  Format format();

  /// Takes the next bytes of the stream.
  ///
  /// @param pieces gets what is whole by now, in order
  /// @throws NotThisFormat if it can't go on: the stream turned into something else
  void take(byte[] bytes, int from, int length, Consumer<Piece> pieces);

  /// What a listener needs before any piece that [Piece#begins]: the headers that stand now. Empty
  /// where a format has none, or before they are whole.
  byte[] head();

  /// Changes with each other head: listeners who had the one before need this one before they go
  /// on, unless it passes by as pieces.
  int headNumber();

  /// How the sound is made, as far as the stream says.
  Shape shape();

  /// Bytes that were left out.
  long damaged();

  /// How sound is made.
  ///
  /// @param rate samples per second; 0 where not known yet
  /// @param channels 0 where not known yet
  /// @param bitsPerSecond as the stream says or as counted; 0 where not known
  record Shape(int rate, int channels, int bitsPerSecond) {
    static final Shape UNKNOWN = new Shape(0, 0, 0);
  }
}
