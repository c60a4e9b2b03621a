package hubbub.radio.air;

import io.netty.buffer.ByteBuf;

/// Takes in what a source brings. On the event loop only.
public interface Intake {
  /// Once, before anything else.
  void begin(Inlet inlet);

  /// Takes the next bytes, however they are cut.
  ///
  /// @param bytes stay the caller's
  void take(ByteBuf bytes);

  /// Whether listeners hear it: it has brought sound, and nobody else is on its mount.
  boolean isOnAir();

  /// Whether another source is on its mount. It is next.
  boolean waits();

  /// Nothing more comes.
  void end(Ending how);
}
