package hubbub.favourites.shapes;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.Event.Sight;
import hubbub.contracts.favourites.EventSeen;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event, as the document has it.
public record EventJson(
    String id,
    Channel channel,
    String kind,
    String type,
    Instant at,
    String text,
    @Nullable String person,
    Map<String, String> details,
    Sight sight,
    boolean test) {
  public static EventJson of(EventSeen seen) {
    var event = seen.event();
    return new EventJson(
        event.id(),
        seen.channel(),
        event.kind(),
        event.type(),
        event.at(),
        event.text(),
        event.person(),
        event.details(),
        event.sight(),
        event.test());
  }
}
