package hubbub.chat.http;

import hubbub.chat.domain.Rooms;
import hubbub.chat.store.SqlOffice;
import hubbub.chat.store.SqlOwnData;
import hubbub.platform.http.Routes;
import java.time.Clock;

/// The routes of chat. Who may what in a room is said by its table
/// ([hubbub.chat.domain.Permission]); the access of a route says which programs may try.
public final class ChatRoutes {
  private static final String ROOM = "/api/v1/channels/{name}/chat";

  private final RoomRoutes room;
  private final OrderRoutes order;
  private final OfficeRoutes office;
  private final OwnDataRoutes own;

  public ChatRoutes(Rooms rooms, SqlOffice office, SqlOwnData own, Clock clock) {
    var doorway = new Doorway(rooms);
    room = new RoomRoutes(rooms, doorway, office);
    order = new OrderRoutes(doorway);
    this.office = new OfficeRoutes(doorway, office, clock);
    this.own = new OwnDataRoutes(own);
  }

  public void hang(Routes routes) {
    routes.document("chat", "openapi/chat.yaml");
    room.hang(routes, ROOM);
    order.hang(routes, ROOM);
    office.hang(routes, ROOM);
    own.hang(routes);
  }
}
