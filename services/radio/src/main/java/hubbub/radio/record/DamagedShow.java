package hubbub.radio.record;

import java.io.IOException;

/// The note of a show can't be read, so that nothing is known of its files. They are left alone.
final class DamagedShow extends IOException {
  private static final long serialVersionUID = 1;

  private final String show;

  DamagedShow(String show, Exception cause) {
    super("the note of show " + show + " can't be read", cause);
    this.show = show;
  }

  String show() {
    return show;
  }
}
