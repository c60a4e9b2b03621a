package hubbub.web.feed;

import hubbub.platform.http.SocketHandler.Socket;

/// One page that listens. Its wish may change at any time; all else belongs to the beat's thread.
final class Viewer {
  private final Socket socket;
  private volatile Wish wish = Wish.none();
  private volatile boolean fresh;
  private double allowance;
  private long skipped;

  Viewer(Socket socket) {
    this.socket = socket;
  }

  Wish wish() {
    return wish;
  }

  void wishes(Wish next) {
    wish = next;
    fresh = true;
  }

  /// A new beat, of so many seconds: the page may take a few messages more. A new wish begins with
  /// the allowance of a whole second.
  void refill(double seconds) {
    var most = wish.most();
    allowance = fresh ? most : Math.min(Math.max(1, most), allowance + most * seconds);
    fresh = false;
  }

  /// How many of `messages` this page can use now; the rest counts as skipped. The newest of a beat
  /// is always among them, so that a flood doesn't end with an old message on the page.
  int take(int messages) {
    if (!socket.writable()) {
      skipped += messages;
      return 0;
    }
    if (wish.most() == 0) {
      return messages;
    }
    var taken = Math.min(messages, Math.max(1, (int) allowance));
    allowance = Math.max(0, allowance - taken);
    skipped += messages - taken;
    return taken;
  }

  /// Sends a frame with so many messages, or counts them as skipped.
  void send(String frame, int messages) {
    if (!socket.send(frame)) {
      skipped += messages;
    }
  }

  /// Sends news that the next one replaces; a page that lags goes without.
  void send(String frame) {
    if (socket.writable()) {
      socket.send(frame);
    }
  }

  /// Sends what must arrive: answers, and what was deleted.
  void answer(String frame) {
    socket.send(frame);
  }

  void skip(long messages) {
    skipped += messages;
  }

  /// Tells how much was left out since the last time, once the page keeps up again.
  void tellSkipped() {
    if (skipped > 0 && socket.writable() && socket.send(Frames.skipped(skipped))) {
      skipped = 0;
    }
  }

  void close(int code, String reason) {
    socket.close(code, reason);
  }
}
