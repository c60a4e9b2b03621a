package hubbub.favourites.events;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.EventSeen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What EventSub tells, as events of ours. Nothing that comes is refused or dropped: what we have
/// no word for, by type or by version, is told plainly, and only to who runs the channel.
///
/// The channel is the broadcaster's; for events about a user and no channel (`user.…`, drops) that
/// user's own; for what names neither (conduits, broken ones) `twitch/-unknown`, which is nobody's.
public final class TwitchEvents {
  /// Events of one batch that are read; Twitch sends far fewer.
  public static final int BATCH_MAX = 1_000;

  private static final String PLATFORM = "twitch";
  private static final int ID_LENGTH_MAX = 100;
  private static final int TYPE_LENGTH_MAX = 100;

  /// Further ahead of its message, an event's time is taken for wrong.
  private static final Duration AHEAD_MAX = Duration.ofDays(1);

  private static final Map<String, Sort> SORTS = sorts();

  private TwitchEvents() {}

  /// The events of one message: one, or as many as there are in a batch.
  public static List<EventSeen> of(Notification told) {
    var id = id(told);
    if (!told.event().isArray()) {
      return List.of(event(told, told.event(), id));
    }
    var events = new ArrayList<EventSeen>();
    for (var i = 0; i < told.event().size() && i < BATCH_MAX; i++) {
      events.add(event(told, told.event().path(i), id + "/" + i));
    }
    return events;
  }

  /// The id of "went live", the same however it came to be known.
  ///
  /// @param streamId Twitch's id of the stream
  public static String liveId(String streamId) {
    return "twitch:live/" + bounded(streamId);
  }

  /// The types that have words of their own.
  static Set<String> types() {
    return SORTS.keySet();
  }

  private static EventSeen event(Notification told, JsonNode json, String id) {
    var type = Texts.clean(told.type(), TYPE_LENGTH_MAX);
    var sort = sort(type, told.version());
    var found = new Fields(json, Logins.UNKNOWN, told.at());
    var condition = new Fields(told.condition(), Logins.UNKNOWN, told.at());
    var login = Logins.of(type, found, condition, sort.ofUser());
    var fields = new Fields(json, login, told.at());
    var said = identified(sort.teller().tell(fields), fields);
    var streamId = type.equals("stream.online") ? fields.text("id") : null;
    var event =
        new Event(
            streamId == null ? id : liveId(streamId),
            sort.kind(),
            type,
            at(fields, sort.time()),
            Texts.clean(said.text(), Texts.LENGTH_MAX),
            said.person(),
            said.details(),
            sort.sight(),
            false);
    return new EventSeen(new Channel(PLATFORM, login), event);
  }

  /// With the id of whoever is named, by which they can be forgotten.
  private static Told identified(Told said, Fields event) {
    var id = event.text("user_id");
    return said.person() == null
        ? said
        : said.with("user_id", id == null ? event.text("from_broadcaster_user_id") : id);
  }

  private static Sort sort(String type, String version) {
    var sort = SORTS.get(type);
    if (sort != null && sort.knows(version)) {
      return sort;
    }
    var plain = Sort.of(sort == null ? "other" : sort.kind(), event -> Plainly.tell(type, event));
    return type.startsWith("user.") || type.startsWith("drop.") ? plain.aboutUser() : plain;
  }

  private static Instant at(Fields event, @Nullable String field) {
    var at = field == null ? null : event.time(field);
    return at == null || at.isAfter(event.at().plus(AHEAD_MAX)) ? event.at() : at;
  }

  /// A message without an id is known by what it says and when.
  private static String id(Notification told) {
    var id = told.messageId();
    return "twitch:"
        + (id.isBlank() ? fingerprint(told.type() + told.at() + told.event()) : bounded(id));
  }

  /// As it is, if it is what ids look like.
  static String bounded(String id) {
    return id.length() <= ID_LENGTH_MAX && id.matches("[!-~]+") ? id : fingerprint(id);
  }

  private static String fingerprint(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Map<String, Sort> sorts() {
    var sorts = new HashMap<String, Sort>();
    for (var family :
        List.of(
            Streams.SORTS,
            Supporters.SORTS,
            Points.SORTS,
            Votes.SORTS,
            Drives.SORTS,
            Order.SORTS,
            Moderation.SORTS,
            Automod.SORTS,
            Chats.SORTS,
            Guests.SORTS,
            Users.SORTS)) {
      sorts.putAll(family);
    }
    return Map.copyOf(sorts);
  }
}
