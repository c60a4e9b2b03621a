package hubbub.peopleperplace.http;

import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Ages;
import hubbub.peopleperplace.domain.Join;
import hubbub.peopleperplace.domain.Join.Moment;
import hubbub.peopleperplace.rebuild.Rebuild;
import hubbub.peopleperplace.store.SqlGenerations;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Conditions;
import hubbub.platform.http.Cursor;
import hubbub.platform.http.Handler;
import hubbub.platform.http.Ids;
import hubbub.platform.http.ListCache;
import hubbub.platform.http.ListCache.Listed;
import hubbub.platform.http.ListRequest;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.json.WhereaboutsJson;
import hubbub.platform.storage.RowPlace;
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
  private static final String OVERVIEW = API + "/overview";
  private static final String REBUILD = API + "/rebuild";
  private static final String PLACE = "place";
  private static final int OVERVIEW_MAX = 200;
  private static final int OVERVIEW_PLACES = 50;
  private static final int OVERVIEW_PEOPLE = 8;

  /// What cursors are of.
  private static final String QUESTION = "people per place";

  /// RFC 9111 §1.2.2: what stands for longer than can be said.
  private static final long FOR_EVER = 1L << 31;

  private final Join join;
  private final AskPeoplePerPlace answers;
  private final Ages ages;
  private final Rebuild rebuild;
  private final SqlGenerations generations;
  private final ListCache cache;
  private final BigAnswers big;

  public PeoplePerPlaceRoutes(
      Join join,
      AskPeoplePerPlace answers,
      Ages ages,
      Rebuild rebuild,
      SqlGenerations generations,
      ListCache cache,
      BigAnswers big) {
    this.join = join;
    this.answers = answers;
    this.ages = ages;
    this.rebuild = rebuild;
    this.generations = generations;
    this.cache = cache;
    this.big = big;
  }

  public void hang(Routes routes) {
    routes.document("people-per-place", "openapi/people-per-place.yaml");
    for (var path : List.of(PATH, API)) {
      routes.get(path, Access.DIRECTORY, aged(this::list));
      routes.get(path + "/{id}", Access.DIRECTORY, aged(this::one));
    }
    routes.get(OVERVIEW, Access.DIRECTORY, aged(this::overview));
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

  private Answer list(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var asked = ListRequest.of(request, QUESTION);
    return join.look(moment -> {
      try {
        return cache.answer(request, moment.version(), asked, () -> listed(moment, asked));
      } catch (Held.TooLong _) {
        return bigList(request, asked, Page.of(moment, asked));
      }
    });
  }

  /// A page of places.
  ///
  /// @param cursor leads to the next one, if there is one
  private record Page(List<Place> places, Optional<String> cursor) {
    static Page of(Moment moment, ListRequest<String> asked) {
      var found = moment.places(begin(asked), Long.MAX_VALUE, asked.limit() + 1);
      if (found.size() <= asked.limit()) {
        return new Page(found, Optional.empty());
      }
      var places = found.subList(0, asked.limit());
      return new Page(places, Optional.of(asked.cursor(new RowPlace("", places.getLast().id()))));
    }
  }

  private static long begin(ListRequest<String> asked) {
    return asked.after().map(RowPlace::id).orElse(0L);
  }

  private static Listed listed(Moment moment, ListRequest<String> asked) {
    var page = Page.of(moment, asked);
    var held = new Held();
    JoinJson.list(moment, page.places(), held);
    return new Listed(moment.version(), held.bytes(), page.cursor());
  }

  private Answer one(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var id = Ids.of(request, PLACE);
    return join.look(moment -> {
      var place = place(moment, id);
      var tag = Conditions.tag(moment.version());
      if (Conditions.isKnown(request, tag)) {
        return Conditions.unchanged(tag);
      }
      try {
        var listed = cache.at(moment.version(), id, () -> single(moment, place));
        return Conditions.tagged(Answer.bytes(MediaTypes.JSON, listed.json()), tag);
      } catch (Held.TooLong _) {
        return bigOne(id);
      }
    });
  }

  private static Listed single(Moment moment, Place place) {
    var held = new Held();
    JoinJson.one(moment, place, held);
    return new Listed(moment.version(), held.bytes(), Optional.empty());
  }

  private static Place place(Moment moment, long id) {
    return moment.place(id).orElseThrow(() -> Ids.unknown(PLACE));
  }

  /// From a later moment than its headers, so it has no tag; which places come next stays true.
  private Answer bigList(Request request, ListRequest<String> asked, Page page) {
    var last = page.places().getLast().id();
    var answer =
        big((moment, out) ->
            JoinJson.list(moment, moment.places(begin(asked), last, asked.limit()), out));
    return page.cursor()
        .map(cursor -> answer.with("Link", Cursor.next(request, cursor)))
        .orElse(answer);
  }

  private Answer bigOne(long id) {
    return big((moment, out) -> JoinJson.one(moment, place(moment, id), out));
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

  /// The first people of each place, for whoever shows places without reading everyone.
  private Answer overview(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var query = request.query();
    var after = query.number("after", 0, Long.MAX_VALUE).orElse(0L);
    var limit = query.number("limit", 1, OVERVIEW_MAX).orElse((long) OVERVIEW_PLACES).intValue();
    var people = query.number("people", 1, OVERVIEW_MAX).orElse((long) OVERVIEW_PEOPLE).intValue();
    return Answer.json(WhereaboutsJson.of(answers.after(after, limit, people)));
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
    json.put("why", last.reason());
    return Answer.json(json);
  }
}
