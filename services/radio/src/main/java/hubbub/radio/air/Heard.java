package hubbub.radio.air;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/// Whether somebody who wants to listen gets in.
public sealed interface Heard {
  /// @param mount as it is
  /// @param titled whether titles stand between the bytes of sound
  /// @param handler what hears the connection from here on
  /// @param begin to be called when it does, with the response's head
  record In(MountState mount, boolean titled, ChannelHandler handler, Begin begin)
      implements Heard {}

  /// There is no sound.
  record Nothing() implements Heard {}

  /// There are too many.
  record Full() implements Heard {}

  /// Begins to send.
  @FunctionalInterface
  interface Begin {
    void on(Channel channel, byte[] head);
  }
}
