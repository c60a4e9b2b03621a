package hubbub.favourites.http;

import hubbub.favourites.domain.Happened;
import hubbub.favourites.events.TestEvents;
import hubbub.favourites.shapes.ChannelName;
import hubbub.favourites.shapes.EventJson;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlEvents.Of;
import hubbub.favourites.store.SqlStreamers;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Cursor;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What happened to whom somebody follows.
public final class EventRoutes {
  private static final String API = "/api/v1/events";
  private static final String TESTS = API + "/test";
  private static final Pattern KIND = Pattern.compile("[a-z_]{1,40}");
  private static final int KINDS_MAX = 50;

  private final SqlEvents events;
  private final SqlStreamers streamers;
  private final Clock clock;

  public EventRoutes(SqlEvents events, SqlStreamers streamers, Clock clock) {
    this.events = events;
    this.streamers = streamers;
    this.clock = clock;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.ACCOUNT, this::list);
    routes.get(TESTS, Access.ACCOUNT, _ -> Answer.json(new Kinds(TestEvents.kinds())));
    routes.post(TESTS, Access.ACCOUNT, this::tryOut);
  }

  /// A page of events.
  ///
  /// @param next leads to older ones; null at the end
  record Page(List<EventJson> events, @Nullable String next) {}

  private Answer list(Request request) {
    var query = request.query();
    var accountId = request.caller().person().id();
    var of =
        query
            .text("channel")
            .<Of>map(text -> new Of.One(accountId, ChannelName.parse(text, "channel")))
            .orElse(new Of.AllFavourites(accountId));
    var kinds = kinds(query.texts("kind"));
    var limit = query.limit();
    var question = "events " + of + " " + kinds;
    var before = Cursor.read(query, question).map(EventRoutes::number).orElse(Long.MAX_VALUE);
    var found = events.list(of, kinds, before, limit);
    var next =
        found.size() < limit
            ? null
            : Cursor.write(
                question,
                ByteBuffer.allocate(Long.BYTES).putLong(found.getLast().number()).array());
    return Answer.json(
        new Page(found.stream().map(one -> EventJson.of(one.seen())).toList(), next));
  }

  record Wish(String channel, String kind) {}

  /// Of which there are test events, the plainest first.
  record Kinds(List<String> kinds) {}

  /// A made-up event, for whoever runs the channel alone: it goes the way of a real one.
  private Answer tryOut(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(Wish.class);
    var channel = ChannelName.parse(wish.channel(), "/channel");
    var person = request.caller().person().id();
    if (streamers.find(channel).filter(one -> one.owner().equals(person)).isEmpty()) {
      throw new Refusal(403, "test events are for whoever runs the channel", List.of());
    }
    if (!TestEvents.kinds().contains(wish.kind())) {
      throw Refusal.wrong("/kind", "must be one of " + String.join(", ", TestEvents.kinds()));
    }
    var made = TestEvents.of(wish.kind(), channel, "test:" + UUID.randomUUID(), clock.instant());
    events.keep(List.of(new Happened(made, new Happened.Since.AsBefore())));
    return Answer.created(API + "?channel=" + channel, EventJson.of(made));
  }

  private static long number(byte[] place) {
    if (place.length != Long.BYTES) {
      throw Cursor.refused();
    }
    return ByteBuffer.wrap(place).getLong();
  }

  /// Kinds are words that nobody has a list of: a platform may invent one tomorrow.
  private static List<String> kinds(List<String> kinds) {
    if (kinds.size() > KINDS_MAX) {
      throw Refusal.wrong("kind", "may be said " + KINDS_MAX + " times");
    }
    for (var kind : kinds) {
      if (!KIND.matcher(kind).matches()) {
        throw Refusal.wrong("kind", "is a word of small letters and _, at most 40");
      }
    }
    return kinds.stream().distinct().sorted().toList();
  }
}
