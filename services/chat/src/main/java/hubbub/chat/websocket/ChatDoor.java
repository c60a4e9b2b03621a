package hubbub.chat.websocket;

import hubbub.chat.domain.Rooms;
import hubbub.chat.visitors.Guests;
import hubbub.chat.visitors.Visitors;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.SocketHandler;
import java.io.IOException;
import java.util.Objects;

/// The WebSocket of chat. Who may what in a room is the room's to say, so everybody may open one.
public final class ChatDoor implements SocketHandler, AutoCloseable {
  private final Rooms rooms;
  private final int roomsMax;
  private final Guests guests = new Guests();
  private final Fanout fanout = new Fanout();

  /// @param roomsMax rooms that one socket may be in
  public ChatDoor(Rooms rooms, int roomsMax) {
    this.rooms = rooms;
    this.roomsMax = roomsMax;
    rooms.add(fanout);
  }

  public void hang(Routes routes) {
    routes.socket("/api/v1/chat", Access.OPEN, this);
    routes.get("/api/asyncapi/chat.yaml", Access.OPEN, _ -> document());
  }

  private static Answer document() throws IOException {
    try (var document = ChatDoor.class.getResourceAsStream("/asyncapi/chat.yaml")) {
      return Answer.bytes(
          "application/yaml", Objects.requireNonNull(document, "the document").readAllBytes());
    }
  }

  public void open() {
    fanout.open();
  }

  @Override
  public Conversation opened(Request request, Socket socket) {
    var shown = request.query().text("guest").filter(Guests::isSecret);
    var secret = shown.orElseGet(guests::newSecret);
    var visitor = Visitors.person(request).orElseGet(() -> Guests.of(secret, request.address()));
    var chat = new ChatSocket(rooms, fanout, visitor, socket, roomsMax);
    chat.greet(visitor instanceof hubbub.chat.domain.Visitor.Guest ? secret : null);
    return chat;
  }

  @Override
  public void close() {
    fanout.close();
  }
}
