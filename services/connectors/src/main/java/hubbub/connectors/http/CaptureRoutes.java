package hubbub.connectors.http;

import hubbub.connectors.replay.Captures;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Lists, takes and deletes captures.
public final class CaptureRoutes {
  private static final String CAPTURES = "/api/v1/captures";

  private final Captures captures;
  private final long sizeMax;

  /// @param sizeMax bytes of one upload
  public CaptureRoutes(Captures captures, long sizeMax) {
    this.captures = captures;
    this.sizeMax = sizeMax;
  }

  public void hang(Routes routes) {
    routes.get(CAPTURES, Access.CONTROL, this::list);
    routes.put(CAPTURES + "/{name}", Access.CONTROL, this::put);
    routes.get(CAPTURES + "/{name}", Access.CONTROL, this::show);
    routes.delete(CAPTURES + "/{name}", Access.CONTROL, this::delete);
  }

  record CaptureJson(String name, String channel, long bytes, Instant changedAt) {
    static CaptureJson of(Captures.Capture capture) {
      return new CaptureJson(
          capture.name(), "replay/" + capture.name(), capture.bytes(), capture.changedAt());
    }
  }

  record Page(List<CaptureJson> captures, @org.jspecify.annotations.Nullable String next) {}

  private Answer list(Request request) {
    var limit = request.query().limit();
    var after = request.query().text("cursor").orElse("");
    var found =
        captures.all().stream()
            .filter(capture -> capture.name().compareTo(after) > 0)
            .limit(limit + 1L)
            .map(CaptureJson::of)
            .toList();
    var more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return Answer.json(new Page(page, more ? page.getLast().name() : null));
  }

  private Answer show(Request request) {
    return Answer.json(find(request.path("name")));
  }

  private Answer put(Request request) throws IOException {
    var name = request.path("name");
    if (!Captures.isName(name)) {
      throw Refusal.wrong(
          "name",
          "has 1 to 100 letters, digits, '.', '-' and '_', and begins with a letter or digit");
    }
    return switch (upload(name, request)) {
      case CREATED -> Answer.created(CAPTURES + "/" + name, find(name));
      case REPLACED -> Answer.json(find(name));
      case PLAYING -> throw played();
      case FULL -> throw Refusal.clash("there are as many captures as may be; delete one first");
      case DELETED, MISSING -> throw new IllegalStateException("an upload deletes nothing");
    };
  }

  private Captures.Outcome upload(String name, Request request) throws IOException {
    try {
      return captures.put(name, request.body(sizeMax));
    } catch (Captures.NoCapture e) {
      throw new Refusal(422, e.getMessage(), List.of());
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No space")) {
        throw new Refusal(507, "the disk is full", List.of());
      }
      throw e;
    }
  }

  private Answer delete(Request request) throws IOException {
    return switch (captures.delete(request.path("name"))) {
      case DELETED -> Answer.noContent();
      case PLAYING -> throw played();
      case MISSING -> throw missing();
      case CREATED, REPLACED, FULL -> throw new IllegalStateException("a deletion takes nothing");
    };
  }

  private CaptureJson find(String name) {
    var file = captures.find(name).orElseThrow(CaptureRoutes::missing);
    return captures.all().stream()
        .filter(capture -> capture.name().equals(file.getFileName().toString()))
        .map(CaptureJson::of)
        .findFirst()
        .orElseThrow(CaptureRoutes::missing);
  }

  private static Refusal missing() {
    return Refusal.notFound("there is no capture of that name");
  }

  private static Refusal played() {
    return Refusal.clash("a run plays this capture; end the run first, or take another name");
  }
}
