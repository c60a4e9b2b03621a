package hubbub.archive.http;

import hubbub.archive.domain.MessageLog;
import hubbub.archive.domain.Person;
import hubbub.archive.domain.Question;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Cursor;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The log's routes.
public final class ArchiveRoutes {
  private final MessageLog log;
  private final Clock clock;
  private final Moods moods = new Moods();
  private final Export export;

  public ArchiveRoutes(MessageLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    export = new Export(log, moods);
  }

  public void hang(Routes routes) {
    routes.document("archive", "openapi/archive.yaml");
    routes.get("/api/v1/messages", Access.MESSAGES, this::messages);
    routes.get("/api/v1/messages.ndjson", Access.MESSAGES, this::ndjson);
    routes.get("/api/v1/messages.csv", Access.MESSAGES, this::csv);
    routes.delete("/api/v1/people-data/{platform}/{author}", Access.OWNER, this::forget);
    routes.get("/api/v1/opt-outs", Access.OWNER, this::optOuts);
    routes.put("/api/v1/opt-outs/{platform}/{author}", Access.OWNER, this::optOut);
    routes.delete("/api/v1/opt-outs/{platform}/{author}", Access.OWNER, this::optIn);
  }

  private Answer messages(Request request) {
    var question = Asked.question(request.query());
    var after = after(request, question);
    var page = log.page(question, after, request.query().limit());
    var next = page.next();
    return Answer.json(
        list(
            "messages",
            page.messages().stream().map(moods::shown).toList(),
            next.isPresent() ? Cursor.write(question, bytes(next.getAsLong())) : null));
  }

  /// Where the page before ended.
  private static OptionalLong after(Request request, Question question) {
    var place = Cursor.read(request.query(), question);
    if (place.isPresent() && place.get().length != Long.BYTES) {
      throw Cursor.refused();
    }
    return place
        .map(bytes -> OptionalLong.of(ByteBuffer.wrap(bytes).getLong()))
        .orElse(OptionalLong.empty());
  }

  private static byte[] bytes(long key) {
    return ByteBuffer.allocate(Long.BYTES).putLong(key).array();
  }

  private Answer ndjson(Request request) {
    var question = Asked.question(request.query());
    return Answer.stream("application/x-ndjson", out -> export.ndjson(question, out))
        .with("Content-Disposition", "attachment; filename=\"messages.ndjson\"");
  }

  private Answer csv(Request request) {
    var question = Asked.question(request.query());
    return Answer.stream("text/csv; charset=utf-8", out -> export.csv(question, out))
        .with("Content-Disposition", "attachment; filename=\"messages.csv\"");
  }

  private Answer forget(Request request) {
    log.forget(person(request), clock.instant());
    return Answer.noContent();
  }

  private Answer optOut(Request request) {
    log.optOut(person(request), clock.instant());
    return Answer.noContent();
  }

  private Answer optIn(Request request) {
    log.optIn(person(request), clock.instant());
    return Answer.noContent();
  }

  private Answer optOuts(Request request) {
    var limit = request.query().limit();
    var after = request.query().text("cursor").map(PersonCursor::read).orElse(PersonCursor.FIRST);
    var found = log.optOuts(after, limit + 1);
    var shown = found.stream().limit(limit).toList();
    return Answer.json(
        list(
            "opt_outs",
            shown.stream()
                .map(o -> new OptOutJson(o.person().platform(), o.person().id(), o.at()))
                .toList(),
            found.size() > limit ? PersonCursor.write(shown.getLast().person()) : null));
  }

  private static Person person(Request request) {
    var platform = request.path("platform");
    if (!platform.matches("[a-z]{1,20}")) {
      throw Refusal.wrong("platform", "is written in lower-case letters");
    }
    try {
      return new Person(platform, request.path("author"));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("author", String.valueOf(e.getMessage()));
    }
  }

  private static Object list(String name, List<?> things, @Nullable String next) {
    var list = new LinkedHashMap<String, @Nullable Object>();
    list.put(name, things);
    list.put("next", next);
    return list;
  }
}
