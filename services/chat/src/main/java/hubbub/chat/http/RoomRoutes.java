package hubbub.chat.http;

import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.OwnEmote;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.shapes.LineJson;
import hubbub.chat.shapes.ModesJson;
import hubbub.chat.shapes.Refused;
import hubbub.chat.shapes.SpeakerJson;
import hubbub.chat.store.SqlOffice;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What everyone may look at in a room, and speaking there.
final class RoomRoutes {
  private static final long CHATTERS_MAX = 1_000;

  private final Rooms rooms;
  private final Doorway doorway;
  private final SqlOffice office;

  RoomRoutes(Rooms rooms, Doorway doorway, SqlOffice office) {
    this.rooms = rooms;
    this.doorway = doorway;
    this.office = office;
  }

  void hang(Routes routes, String room) {
    routes.get(room, Access.OPEN, this::read);
    routes.get(room + "/messages", Access.OPEN, this::list);
    routes.post(room + "/messages", Access.OPEN, this::say);
    routes.get(room + "/chatters", Access.OPEN, this::chatters);
    routes.get(room + "/emotes", Access.OPEN, this::emotes);
    routes.get(room + "/emotes/{emote}", Access.OPEN, this::picture);
  }

  /// What somebody wants to say.
  record NewLine(
      String text, @Nullable Boolean action, @Nullable String replyTo, @Nullable String nonce) {}

  private Answer read(Request request) {
    var came = doorway.came(request);
    var visitor = came.visitor();
    var seen = doorway.seen(request, visitor, Deed.READ, 0);
    var room = seen.room();
    var you = seen.you().orElseThrow();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("channel", room.name());
    json.put("id", room.channel().id());
    json.put("title", room.channel().title());
    json.put("modes", ModesJson.of(room.modes()));
    json.put("pinned", room.pinned().map(LineJson::of).orElse(null));
    json.put("chatters", room.chatters());
    json.put("offset", room.last().text());
    json.put("you", SpeakerJson.of(you));
    json.put(
        "may",
        Arrays.stream(Deed.values())
            .filter(deed -> you.may(deed) && visitor.hasScope(deed))
            .map(deed -> deed.name().toLowerCase(Locale.ROOT))
            .toList());
    return came.tell(Answer.json(json));
  }

  private Answer list(Request request) {
    var you = doorway.seen(request, Deed.READ).you().orElseThrow();
    var before = request.query().text("cursor").map(RoomRoutes::offset);
    var limit = request.query().limit();
    var found = rooms.past(Doorway.channel(request), before, limit);
    var keeper = you.may(Deed.DELETE);
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put(
        "messages",
        found.stream().map(line -> keeper ? LineJson.whole(line) : LineJson.of(line)).toList());
    json.put("next", found.size() < limit ? null : found.getFirst().offset().text());
    return Answer.json(json);
  }

  private static Offset offset(String text) {
    return Offset.parse(text)
        .orElseThrow(
            () -> Refusal.wrong("cursor", "is not one that this question was answered with"));
  }

  private Answer say(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewLine.class);
    var speech =
        new Speech(
            wish.text(), Boolean.TRUE.equals(wish.action()), wish.replyTo(), wish.nonce(), null);
    var came = doorway.came(request);
    var spoken = doorway.say(request, came.visitor(), speech);
    return came.tell(Refused.of(spoken).map(doorway::refuse).orElseGet(() -> said(spoken)));
  }

  private static Answer said(Spoken spoken) {
    return switch (spoken) {
      case Spoken.Heard(var line) ->
          new Answer(201, List.of(), new Answer.Body.Json(LineJson.of(line)));
      case Spoken.Held(var id) ->
          new Answer(202, List.of(), new Answer.Body.Json(Map.of("held", id)));
      case Spoken.Commanded(_, hubbub.chat.domain.Acted.Done(var said)) ->
          Answer.json(Map.of("said", said));
      default -> throw new IllegalStateException("refused before: " + spoken);
    };
  }

  private Answer chatters(Request request) {
    var most = request.query().number("limit", 1, CHATTERS_MAX).orElse(CHATTERS_MAX).intValue();
    var seen = doorway.seen(request, doorway.came(request).visitor(), Deed.CHATTERS, most);
    var json = new LinkedHashMap<String, Object>();
    json.put("count", seen.room().chatters());
    json.put("chatters", seen.speakers().stream().map(SpeakerJson::of).toList());
    return Answer.json(json);
  }

  private Answer emotes(Request request) {
    var seen = doorway.seen(request, Deed.READ);
    var emotes = new ArrayList<>(seen.emotes());
    emotes.sort(java.util.Comparator.comparing(OwnEmote::name));
    var base = request.uri().getRawPath();
    return Answer.json(
        Map.of(
            "emotes",
            emotes.stream()
                .map(emote ->
                    Map.of(
                        "id",
                        emote.id(),
                        "name",
                        emote.name(),
                        "type",
                        emote.type(),
                        "width",
                        emote.width(),
                        "height",
                        emote.height(),
                        "picture",
                        base + "/" + emote.id()))
                .toList()));
  }

  /// A picture never changes, so whoever has it may keep it.
  private Answer picture(Request request) {
    var seen = doorway.seen(request, Deed.READ);
    return Optional.of(request.path("emote"))
        .flatMap(id -> office.picture(seen.room().channel().id(), id))
        .map(picture ->
            Answer.bytes(picture.type(), picture.content())
                .with("Cache-Control", "public, max-age=31536000, immutable"))
        .orElseThrow(() -> Refusal.notFound("there is no such emote"));
  }
}
