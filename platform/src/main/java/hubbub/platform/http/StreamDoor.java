package hubbub.platform.http;

/// Has requests whose connection is theirs from the first byte behind the head: streams that come
/// in or go out without an end. No route can have those, because a body without a length is none to
/// HTTP (RFC 9112 §6.3), and what stands behind the head would be read as a next request.
public interface StreamDoor {
  /// Whether a request is for it, before any route. Asked on the event loop; must not wait.
  ///
  /// @param method as it was sent
  /// @param path as it was sent, without a query
  boolean claims(String method, String path);

  /// Answers what it claimed, by taking the connection in every case. On a virtual thread. Nothing
  /// of what came behind the head is read before that.
  ///
  /// @return the status that it answered with, to be counted
  int answer(Arrival arrival);
}
