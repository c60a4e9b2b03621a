package hubbub.platform.http;

import java.io.IOException;

/// The client went away before it had sent its body: its affair, not a fault of ours.
final class BodyLost extends IOException {
  @java.io.Serial private static final long serialVersionUID = 1;

  BodyLost() {
    super("the connection was lost within the body");
  }
}
