package hubbub.radio.sound;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// What framers make of a stream, however its bytes came.
final class Cuts {
  private Cuts() {}

  static List<Piece> whole(Framer framer, byte[] stream) {
    var pieces = new ArrayList<Piece>();
    framer.take(stream, 0, stream.length, pieces::add);
    return pieces;
  }

  static List<Piece> byteByByte(Framer framer, byte[] stream) {
    var pieces = new ArrayList<Piece>();
    for (var i = 0; i < stream.length; i++) {
      framer.take(stream, i, 1, pieces::add);
    }
    return pieces;
  }

  static List<Piece> anyhow(Framer framer, byte[] stream, long seed) {
    var random = new Random(seed);
    var pieces = new ArrayList<Piece>();
    for (var at = 0; at < stream.length; ) {
      var length = Math.min(stream.length - at, random.nextInt(3_000));
      framer.take(stream, at, length, pieces::add);
      at += length;
    }
    return pieces;
  }

  /// All pieces in a row.
  static byte[] joined(List<Piece> pieces) {
    var all = new ByteArrayOutputStream();
    pieces.forEach(piece -> all.writeBytes(piece.bytes()));
    return all.toByteArray();
  }

  /// What is cut in each of three ways; empty if they differ.
  static List<List<Integer>> lengths(Supplier<Framer> framer, byte[] stream) {
    return List.of(
        lengths(whole(framer.get(), stream)),
        lengths(byteByByte(framer.get(), stream)),
        lengths(anyhow(framer.get(), stream, 1)),
        lengths(anyhow(framer.get(), stream, 2)));
  }

  static List<Integer> lengths(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.bytes().length).toList();
  }
}
