package hubbub.chat.http;

import hubbub.chat.domain.Deed;
import hubbub.chat.domain.LogEntry;
import hubbub.chat.shapes.LineJson;
import hubbub.chat.shapes.SpeakerJson;
import hubbub.chat.store.SqlOffice;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What those who keep order look up.
final class OfficeRoutes {
  private final Doorway doorway;
  private final SqlOffice office;
  private final Clock clock;

  OfficeRoutes(Doorway doorway, SqlOffice office, Clock clock) {
    this.doorway = doorway;
    this.office = office;
    this.clock = clock;
  }

  void hang(Routes routes, String room) {
    routes.get(room + "/bans", Access.MODERATION, this::bans);
    routes.get(room + "/address-bans", Access.MODERATION, this::bars);
    routes.get(room + "/words", Access.MODERATION, this::words);
    routes.get(room + "/held", Access.MODERATION, this::held);
    routes.get(room + "/log", Access.MODERATION, this::log);
    routes.get(room + "/people/{login}", Access.MODERATION, this::card);
  }

  private String room(Request request, Deed deed) {
    return doorway.seen(request, deed).room().channel().id();
  }

  /// A page of a list, and where it ends.
  private static <T> Answer page(
      String name, List<T> found, int limit, Function<T, ?> json, Function<T, String> end) {
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put(name, found.stream().map(json).toList());
    page.put("next", found.size() < limit ? null : end.apply(found.getLast()));
    return Answer.json(page);
  }

  private Answer bans(Request request) {
    var room = room(request, Deed.BAN);
    var limit = request.query().limit();
    var after = request.query().text("cursor").orElse("");
    return page(
        "bans",
        office.silenced(room, clock.instant(), after, limit),
        limit,
        BanJson::of,
        SqlOffice.Silenced::login);
  }

  record BanJson(
      String id, String login, @Nullable Instant until, String reason, String by, Instant at) {
    static BanJson of(SqlOffice.Silenced one) {
      return new BanJson(
          one.personId(), one.login(), one.until(), one.reason(), one.by(), one.at());
    }
  }

  private Answer bars(Request request) {
    var bars = doorway.seen(request, Deed.BAN_ADDRESS).bars();
    return Answer.json(
        Map.of(
            "address_bans",
            bars.stream()
                .map(ban ->
                    Map.of(
                        "range",
                        ban.range().text(),
                        "reason",
                        ban.reason(),
                        "by",
                        ban.by(),
                        "at",
                        ban.at()))
                .toList()));
  }

  private Answer words(Request request) {
    return Answer.json(Map.of("words", doorway.seen(request, Deed.WORDS).words()));
  }

  private Answer held(Request request) {
    return Answer.json(
        Map.of(
            "held",
            doorway.seen(request, Deed.REVIEW).held().stream()
                .map(held ->
                    Map.of(
                        "id",
                        held.id(),
                        "author",
                        SpeakerJson.of(held.line().author()),
                        "text",
                        held.line().text(),
                        "why",
                        held.why(),
                        "at",
                        held.at()))
                .toList()));
  }

  private Answer log(Request request) {
    var room = room(request, Deed.LOG);
    var limit = request.query().limit();
    var before = request.query().text("cursor").orElse("");
    return page("log", office.log(room, before, limit), limit, LogJson::of, LogEntry::id);
  }

  record LogJson(
      String id, Instant at, String by, String deed, @Nullable String login, String detail) {
    static LogJson of(LogEntry entry) {
      return new LogJson(
          entry.id(),
          entry.at(),
          entry.by(),
          entry.deed().name().toLowerCase(Locale.ROOT),
          entry.login(),
          entry.detail());
    }
  }

  private Answer card(Request request) {
    var room = room(request, Deed.CARD);
    var now = clock.instant();
    var login = request.path("login").toLowerCase(Locale.ROOT);
    var card =
        office
            .card(room, login, now, now.truncatedTo(ChronoUnit.DAYS))
            .orElseThrow(() -> Refusal.notFound("there is nobody called so"));
    var account = card.who().account();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", account.id());
    json.put("login", account.login());
    json.put("name", account.name());
    json.put("created_at", account.createdAt());
    json.put("first_seen", card.first());
    json.put("messages", card.ever());
    json.put("messages_today", card.today());
    json.put("silenced", card.silenced().map(BanJson::of).orElse(null));
    json.put("notes", card.notes());
    json.put("log", card.log().stream().map(LogJson::of).toList());
    json.put("lines", card.lines().stream().map(LineJson::whole).toList());
    return Answer.json(json);
  }
}
