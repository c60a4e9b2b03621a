package hubbub.peopleperplace.http;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Serial;

/// An answer that is held in memory, up to a bound.
final class Held extends OutputStream {
  private static final int LENGTH_MAX = 256 << 10;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);

  /// It is longer than that.
  static final class TooLong extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    TooLong() {
      super(null, null, false, false);
    }
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] more, int offset, int length) {
    if (bytes.size() + length > LENGTH_MAX) {
      throw new TooLong();
    }
    bytes.write(more, offset, length);
  }
}
