package hubbub.platform.http;

import io.vertx.core.buffer.Buffer;

/// What comes of a body: a piece, its end, or the loss of its connection.
sealed interface Piece {
  record Bytes(Buffer buffer) implements Piece {}

  record End() implements Piece {}

  record Lost(Throwable why) implements Piece {}
}
