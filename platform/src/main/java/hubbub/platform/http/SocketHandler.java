package hubbub.platform.http;

/// Speaks on WebSockets. [#opened] runs once per connection, on a virtual thread; what it returns
/// hears what the other side says, one text at a time.
@FunctionalInterface
public interface SocketHandler {
  Conversation opened(Request request, Socket socket);

  /// Our half of a conversation. Calls come one after another.
  interface Conversation {
    void said(String text);

    default void closed() {}
  }

  /// The other half.
  interface Socket {
    /// Sends a text, unless more than the bound waits already: then it is not sent.
    ///
    /// @return whether it was taken
    boolean send(String text);

    /// Whether the other side keeps up; false while texts wait beyond the bound.
    boolean writable();

    /// Calls back each time that the other side has caught up.
    void onWritable(Runnable callback);

    /// RFC 6455 code and a reason for people.
    void close(int code, String reason);
  }
}
