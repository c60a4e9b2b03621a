package hubbub.radio.air;

import io.netty.util.concurrent.EventExecutor;

/// What a source's sound comes in by: a connection of its own, or what stands between it and one.
/// On the event loop only.
public interface Inlet {
  /// Where all of it happens.
  EventExecutor loop();

  boolean isOpen();

  /// Brings nothing for a while: more came than there is time for.
  void pause(long millis);

  /// Brings nothing any more.
  void close(Ending how);
}
