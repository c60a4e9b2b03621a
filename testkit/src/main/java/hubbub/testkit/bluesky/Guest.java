package hubbub.testkit.bluesky;

import hubbub.testkit.bluesky.JetstreamLikeServer.Version;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody who is connected.
final class Guest {
  private final Socket socket;
  private final Consumer<Guest> leaving;
  private volatile Version version = Version.FIRST;
  private volatile @Nullable TrainedDictionary dictionary;
  private volatile boolean muted;

  Guest(Socket socket, Consumer<Guest> leaving) {
    this.socket = socket;
    this.leaving = leaving;
  }

  void speak(Version spoken) {
    version = spoken;
  }

  void compress(TrainedDictionary with) {
    dictionary = with;
  }

  /// Goes on with another dictionary, if with any.
  void rotate(TrainedDictionary with) {
    if (dictionary != null) {
      dictionary = with;
    }
  }

  void tell(Event event) {
    if (event.isBroken()) {
      bytes(new byte[] {(byte) 0xf1, (byte) 0x80});
    } else {
      text(event.told(version));
    }
  }

  void text(String text) {
    var content = text.getBytes(StandardCharsets.UTF_8);
    var with = dictionary;
    bytes(with == null ? Wire.frame(0x81, content) : Wire.frame(0x82, with.packed(content)));
  }

  void bytes(byte[] bytes) {
    if (muted) {
      return;
    }
    try {
      synchronized (this) {
        socket.getOutputStream().write(bytes);
      }
    } catch (IOException _) {
      close();
    }
  }

  void mute() {
    muted = true;
  }

  /// Hangs up with RST.
  void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // It has left.
    }
    close();
  }

  void close() {
    leaving.accept(this);
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed either way.
    }
  }
}
