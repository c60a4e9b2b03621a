package hubbub.radio.record;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.sound.Piece;
import hubbub.radio.sound.Recognizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;

/// MP3 and AAC: cut as when they came. Framers don't say where a piece stood, but leave nothing out
/// in a recording, unless it is damaged: then the place is looked for.
///
/// @param format what is recorded
record FrameWalk(Format format) implements Walk {
  private static final int BLOCK = 64 * 1024;

  @Override
  public void go(Segments segments, Entry from, Steps steps) throws IOException {
    var recognizer = new Recognizer();
    var pieces = new ArrayList<Piece>();
    var places = new Sight(segments);
    var block = new byte[BLOCK];
    var place = from;
    var read = from.position();
    try {
      for (var n = segments.read(read, block, 0, BLOCK); n > 0; ) {
        recognizer.take(block, 0, n, pieces::add);
        if (recognizer.framer().filter(framer -> framer.format() != format).isPresent()) {
          return;
        }
        for (var piece : pieces) {
          place = step(places, segments.length(), place, piece, steps);
        }
        pieces.clear();
        read += n;
        n = segments.read(read, block, 0, BLOCK);
      }
    } catch (NotThisFormat _) {
      // What was found before it is what there is.
    }
  }

  /// @return where the next piece should be
  private static Entry step(Sight places, long end, Entry place, Piece piece, Steps steps)
      throws IOException {
    var bytes = piece.bytes();
    var position = place.position();
    while (position < end && !stands(places, position, bytes)) {
      position++;
    }
    if (position == end) {
      throw new IOException("the recording changed while it was read");
    }
    var behind = position + bytes.length;
    var micros = place.micros() + piece.micros();
    steps.piece(new Entry(0, place.micros(), position, 0), piece.begins(), behind, micros);
    return new Entry(0, micros, behind, 0);
  }

  private static boolean stands(Sight places, long position, byte[] bytes) throws IOException {
    var index = places.at(position, bytes.length);
    return places.count(index) >= bytes.length
        && Arrays.equals(places.bytes(), index, index + bytes.length, bytes, 0, bytes.length);
  }
}
