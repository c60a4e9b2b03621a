package hubbub.radio.air;

import hubbub.radio.sound.Piece;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/// Gathers pieces until it pays to send them: each write to each listener costs what it costs,
/// however little is in it.
final class Gathering {
  private final ByteBufAllocator memory;
  private final long microsMax;
  private final int bytesMax;
  private final List<Piece> pieces = new ArrayList<>();
  private byte[] head = new byte[0];
  private int bytes;
  private long micros;

  Gathering(ByteBufAllocator memory, long microsMax, int bytesMax) {
    this.memory = memory;
    this.microsMax = microsMax;
    this.bytesMax = bytesMax;
  }

  /// Whether a piece belongs to a next chunk: so much is gathered, or one may begin to listen with
  /// it where one could not begin with the one before.
  boolean isWholeBefore(Piece piece) {
    return !pieces.isEmpty()
        && (micros >= microsMax
            || bytes >= bytesMax
            || (piece.begins() && !pieces.getLast().begins()));
  }

  /// @param headBefore what must have been sent before the piece
  void add(Piece piece, byte[] headBefore) {
    if (pieces.isEmpty()) {
      head = headBefore;
    }
    pieces.add(piece);
    bytes += piece.bytes().length;
    micros += piece.micros();
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  boolean isEnough() {
    return micros >= microsMax || bytes >= bytesMax;
  }

  /// All that is gathered.
  Chunk take(long number) {
    var buffer = memory.directBuffer(bytes, bytes);
    pieces.forEach(piece -> buffer.writeBytes(piece.bytes()));
    var chunk = new Chunk(number, buffer, pieces.getFirst().begins(), head, micros);
    pieces.clear();
    bytes = 0;
    micros = 0;
    return chunk;
  }
}
