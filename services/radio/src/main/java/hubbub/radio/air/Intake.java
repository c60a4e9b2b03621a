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

  /// Nothing more comes.
  void end(Ending how);
}
