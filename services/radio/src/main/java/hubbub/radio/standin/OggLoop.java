package hubbub.radio.standin;

import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// One stream of Ogg again and again: each time a link of the chain with a serial number of its own
/// (RFC 3533 §4).
final class OggLoop implements StandIn {
  private static final AtomicInteger SERIALS =
      new AtomicInteger(ThreadLocalRandom.current().nextInt());

  private final byte[] original;
  private final List<Piece> pieces;
  private final Queue<Piece> coming = new ArrayDeque<>();
  private byte[] head;
  private int serial;

  /// @param head its header pages
  /// @param pieces its pages of sound, at least one
  OggLoop(byte[] head, List<Piece> pieces) {
    original = head;
    this.pieces = pieces;
    this.head = begin();
  }

  private byte[] begin() {
    serial = SERIALS.incrementAndGet();
    coming.addAll(pieces);
    return moved(original);
  }

  private byte[] moved(byte[] pages) {
    var moved = new ByteArrayOutputStream();
    for (var page : Page.readAll(pages)) {
      moved.writeBytes(page.in(serial, page.sequence()).bytes());
    }
    return moved.toByteArray();
  }

  @Override
  public byte[] head() {
    return head;
  }

  @Override
  public Piece next() {
    if (coming.isEmpty()) {
      head = begin();
      // Whoever has heard the round before needs it, too.
      return new Piece(head, false, 0);
    }
    var piece = coming.remove();
    return new Piece(moved(piece.bytes()), piece.begins(), piece.micros());
  }
}
