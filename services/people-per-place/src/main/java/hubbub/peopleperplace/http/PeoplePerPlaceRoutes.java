package hubbub.peopleperplace.http;

import hubbub.peopleperplace.domain.Ages;
import hubbub.peopleperplace.domain.Join;
import hubbub.peopleperplace.domain.Join.Moment;
import hubbub.peopleperplace.rebuild.Rebuild;
import hubbub.peopleperplace.store.SqlGenerations;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Conditions;
import hubbub.platform.http.Handler;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The routes of people per place. Every answer says in `Age` how old what it is made of is.
public final class PeoplePerPlaceRoutes {
  private static final String PATH = "/people-per-place";
  private static final String API = "/api/v1" + PATH;
  private static final String REBUILD = API + "/rebuild";
  private static final int LIMIT_MAX = 1_000;

  /// RFC 9111 §1.2.2: what stands for longer than can be said.
  private static final long FOR_EVER = 1L << 31;

  private final Join join;
  private final Ages ages;
  private final Rebuild rebuild;
  private final SqlGenerations generations;
  private final BigAnswers big;

  public PeoplePerPlaceRoutes(
      Join join, Ages ages, Rebuild rebuild, SqlGenerations generations, BigAnswers big) {
    this.join = join;
    this.ages = ages;
    this.rebuild = rebuild;
    this.generations = generations;
    this.big = big;
  }

  public void hang(Routes routes) {
    routes.document("people-per-place", "openapi/people-per-place.yaml");
    for (var path : List.of(PATH, API)) {
      routes.get(path, Access.DIRECTORY, aged(request -> list(request, path)));
      routes.get(path + "/{id}", Access.DIRECTORY, aged(this::one));
    }
    routes.get(REBUILD, Access.DIRECTORY, aged(_ -> state()));
    routes.post(REBUILD, Access.DIRECTORY_EDIT, aged(_ -> begin()));
  }

  private Handler aged(Handler handler) {
    return request -> {
      var age = ages.older().map(Duration::toSeconds).orElse(FOR_EVER);
      try {
        return handler.answer(request).with("Age", Long.toString(age));
      } catch (Refusal refusal) {
        return refusal.answer().with("Age", Long.toString(age));
      }
    };
  }

  private Answer list(Request request, String path) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var limit = request.query().number("limit", 1, LIMIT_MAX).orElse((long) LIMIT_MAX).intValue();
    var after = request.query().number("cursor", 0, Long.MAX_VALUE).orElse(0L);
    return join.look(moment -> {
      var tag = Conditions.tag(moment.version());
      if (Conditions.isKnown(request, tag)) {
        return Conditions.unchanged(tag);
      }
      var found = moment.places(after, Long.MAX_VALUE, limit + 1);
      var places = found.subList(0, Math.min(limit, found.size()));
      var answer =
          small(moment, places, JoinJson::list)
              .map(json -> Answer.bytes(MediaTypes.JSON, json).with("ETag", tag))
              .orElseGet(() -> bigList(after, places.getLast().id(), limit));
      return found.size() > limit
          ? answer.with("Link", next(path, limit, places.getLast().id()))
          : answer;
    });
  }

  private static String next(String path, int limit, long cursor) {
    return "<" + path + "?limit=" + limit + "&cursor=" + cursor + ">; rel=\"next\"";
  }

  private Answer one(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var id = id(request.path("id"));
    return join.look(moment -> {
      var place = moment.place(id).orElseThrow(PeoplePerPlaceRoutes::nowhere);
      var tag = Conditions.tag(moment.version());
      if (Conditions.isKnown(request, tag)) {
        return Conditions.unchanged(tag);
      }
      return small(moment, place, JoinJson::one)
          .map(json -> Answer.bytes(MediaTypes.JSON, json).with("ETag", tag))
          .orElseGet(() -> bigOne(id));
    });
  }

  /// An id as we write it; what nothing can have is not there.
  private static long id(String text) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw nowhere();
    }
    return Long.parseLong(text);
  }

  private static Refusal nowhere() {
    return Refusal.notFound("there is no place of this id");
  }

  private interface Written<T> {
    void write(Moment moment, T what, OutputStream out);
  }

  /// Empty if it is too long to be held in memory.
  private static <T> Optional<byte[]> small(Moment moment, T what, Written<T> written) {
    var held = new Held();
    try {
      written.write(moment, what, held);
      return Optional.of(held.bytes());
    } catch (Held.TooLong _) {
      return Optional.empty();
    }
  }

  /// From a later moment than its headers, so it has no tag; which places come next stays true.
  private Answer bigList(long after, long last, int limit) {
    return big((moment, out) -> JoinJson.list(moment, moment.places(after, last, limit), out));
  }

  private Answer bigOne(long id) {
    return big((moment, out) ->
        JoinJson.one(moment, moment.place(id).orElseThrow(PeoplePerPlaceRoutes::nowhere), out));
  }

  private Answer big(BiConsumer<Moment, OutputStream> written) {
    return Answer.stream(
        MediaTypes.JSON,
        big.inTurn(out ->
            join.<@Nullable Void>look(moment -> {
              written.accept(moment, out);
              return null;
            })));
  }

  private Answer begin() {
    if (!rebuild.begin()) {
      throw Refusal.clash("a rebuild is under way");
    }
    return state().withStatus(202).with("Location", REBUILD);
  }

  private Answer state() {
    var last = generations.last();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("state", last.state().word());
    json.put("places", last.places());
    json.put("people", last.people());
    json.put("started_at", last.startedAt());
    json.put("ended_at", last.endedAt());
    json.put("reason", last.reason());
    return Answer.json(json);
  }
}
