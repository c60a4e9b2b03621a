package hubbub.favourites.websocket;

import hubbub.contracts.Channel;
import hubbub.platform.http.SocketHandler.Frame;
import hubbub.platform.http.SocketHandler.Socket;
import java.util.Set;

/// One page that hears events.
final class EventPage {
  /// RFC 6455 §7.4.1 and the IANA registry: try again later.
  static final int TRY_LATER = 1013;

  private final String accountId;
  private final Socket socket;
  private volatile Set<Channel> watched = Set.of();

  EventPage(String accountId, Socket socket) {
    this.accountId = accountId;
    this.socket = socket;
  }

  String accountId() {
    return accountId;
  }

  Set<Channel> watched() {
    return watched;
  }

  void watch(Set<Channel> channels) {
    watched = Set.copyOf(channels);
  }

  void answer(String frame) {
    socket.send(frame);
  }

  /// Nothing replaces an event: a page that does not keep up has to come again and ask for what it
  /// missed.
  void tell(Frame frame) {
    if (!socket.writable() || !socket.send(frame)) {
      close("too slow; ask for the events that you missed");
    }
  }

  void close(String reason) {
    socket.close(TRY_LATER, reason);
  }
}
