package hubbub.platform.http;

import java.io.InputStream;

/// The body of a request that goes to another process.
sealed interface Outgoing {
  /// None.
  record Nothing() implements Outgoing {}

  /// All of it is here, so it can be sent again elsewhere.
  record Whole(byte[] bytes) implements Outgoing {}

  /// It is read from its sender while it is sent.
  ///
  /// @param length as the sender announced it; negative if unknown
  /// @param asksFirst whether its sender waits for a word before it sends
  /// @param enough ends a read that waits, when nobody wants the rest
  record Streamed(InputStream body, long length, boolean asksFirst, Runnable enough)
      implements Outgoing {}
}
