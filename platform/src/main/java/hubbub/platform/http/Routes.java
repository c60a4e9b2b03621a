package hubbub.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where services hang their routes. Paths are written as in OpenAPI: `/api/v1/runs/{id}`; a last
/// `{name*}` takes the rest of the path, slashes included. Fixed segments win over parameters.
/// Handlers run on virtual threads and may block. `HEAD` and `OPTIONS` need no routes of their own.
public interface Routes {
  /// Hangs a route.
  ///
  /// @param access who may use it; there is no default on purpose
  void add(String method, String path, Access access, Handler handler);

  default void get(String path, Access access, Handler handler) {
    add("GET", path, access, handler);
  }

  default void post(String path, Access access, Handler handler) {
    add("POST", path, access, handler);
  }

  default void put(String path, Access access, Handler handler) {
    add("PUT", path, access, handler);
  }

  default void patch(String path, Access access, Handler handler) {
    add("PATCH", path, access, handler);
  }

  default void delete(String path, Access access, Handler handler) {
    add("DELETE", path, access, handler);
  }

  /// Hangs a WebSocket.
  void socket(String path, Access access, SocketHandler handler);

  /// Hangs what has streams. Called once at most.
  void streams(StreamDoor door);

  /// Whether a path that begins with that segment may be a route's.
  boolean isReserved(String segment);

  /// Names a service's OpenAPI 3.1 document, a resource such as `openapi/archive.yaml`: served at
  /// `/api`, and request bodies are checked against it.
  void document(String service, String resource);

  /// Says whom secrets belong to, and whether the house has an owner. Until somebody does, it has
  /// none. Called once, by the service that keeps the owner.
  void guard(Keys keys);

  /// Shows people in a browser what the door refuses before any handler has it: an address where
  /// nothing is, a page that isn't theirs. Programs get the problem. Called once.
  void refusals(RefusalPage page);

  /// A page that says what was refused, and where to go.
  @FunctionalInterface
  interface RefusalPage {
    /// The status and the headers become the refusal's.
    Answer show(Request request, Refusal refusal);
  }

  /// What pages may load and run: where a page's inline script is allowed by its hash.
  ContentSecurity contentSecurity();

  /// From where this door is reached.
  Reach reach();

  /// Whether the house has an owner; a process that hears nothing of owners takes it that there is
  /// one where somebody else keeps the pages.
  boolean claimed();

  /// TLS for a port of another protocol; empty where the door has no certificate.
  Optional<ServerTls> tls();

  /// Every route hung so far, for the test that walks every door and for the comparison with the
  /// documents.
  List<Route> all();

  /// The documents: service and resource.
  Map<String, String> documents();

  /// What the documents declare, with who may use it, for the comparison; a WebSocket as `GET`.
  List<Route> declared();

  /// What the documents describe, for the comparison.
  List<Operation> documented();

  /// An operation of an OpenAPI document.
  ///
  /// @param method in capitals
  record Operation(String method, String path) {}

  /// One route.
  ///
  /// @param method in capitals; `GET` for a WebSocket, with `socket` true
  record Route(String method, String path, Access access, boolean socket) {}
}
