package hubbub.web.feed;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.http.SocketHandler.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/// One page that listens. Its wish may change at any time; all else belongs to the beat's thread.
final class Viewer {
  /// RFC 6455 §7.4.1 and the IANA registry: try again later.
  static final int TRY_LATER = 1013;

  private final Socket socket;
  private volatile Wish wish = Wish.none();
  private volatile boolean fresh;
  private double allowance;
  private long skipped;
  private boolean behind;

  /// The newest message of each channel, as long as the page is too slow to hear it.
  private final Map<Channel, Batch.Newest> held = new LinkedHashMap<>();

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

  /// A new beat, of so many seconds: the page may take a few messages more, and hears the newest of
  /// those that it was too slow for. A new wish begins with the allowance of a whole second.
  void refill(double seconds) {
    var most = wish.most();
    allowance = fresh ? most : Math.min(Math.max(1, most), allowance + most * seconds);
    fresh = false;
    if (!held.isEmpty() && catchUp()) {
      tellSkipped();
    }
  }

  /// Sends what the page can use of a beat's messages now; the rest counts as skipped. The newest
  /// is always among them, if need be later, so that a flood doesn't end with an old message on the
  /// page.
  void offer(Batch batch) {
    if (!catchUp() || !socket.writable()) {
      hold(batch);
      return;
    }
    var messages = batch.size();
    var taken = wish.most() == 0 ? messages : Math.min(messages, Math.max(1, (int) allowance));
    if (!socket.send(batch.newest(taken))) {
      hold(batch);
      return;
    }
    allowance = Math.max(0, allowance - taken);
    skipped += messages - taken;
  }

  /// Keeps the newest message until the page can take it.
  private void hold(Batch batch) {
    var older = held.put(batch.source().channel(), batch.newest());
    skipped += batch.size() - (older == null ? 1 : 0);
  }

  /// Sends the newest of what the page was too slow for.
  ///
  /// @return whether nothing of it waits any more
  private boolean catchUp() {
    var each = held.values().iterator();
    while (each.hasNext() && socket.writable()) {
      var newest = each.next();
      if (wish.wants(newest.source()) && !socket.send(newest.frame())) {
        return false;
      }
      each.remove();
    }
    return held.isEmpty();
  }

  /// Sends that messages were deleted. A page that cannot even take that would go on showing them,
  /// so it has to come again.
  void retract(MessagesDeleted fact, String frame) {
    var newest = held.get(fact.channel());
    if (newest != null && concerns(fact, newest.message())) {
      held.remove(fact.channel());
      skipped++;
    }
    if (!socket.send(frame)) {
      socket.close(TRY_LATER, "too slow; what was deleted meanwhile is known to the archive");
    }
  }

  private static boolean concerns(MessagesDeleted fact, Message message) {
    if (fact.messageId() != null) {
      return fact.messageId().equals(message.id());
    }
    return fact.authorId() == null || fact.authorId().equals(message.author().id());
  }

  /// Sends news that the next one replaces; a page that lags goes without.
  void send(String frame) {
    if (socket.writable()) {
      socket.send(frame);
    }
  }

  /// Sends what no later frame replaces: a page that lags is told to ask anew.
  void follow(String frame) {
    if (behind || !socket.writable() || !socket.send(frame)) {
      behind = true;
    }
  }

  /// It was not told everything.
  void isBehind() {
    behind = true;
  }

  /// Tells it to ask anew for the directory, once it keeps up again.
  void tellBehind() {
    if (behind && socket.writable() && socket.send(DirectoryFrames.AGAIN)) {
      behind = false;
    }
  }

  /// Answers what the page said.
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
