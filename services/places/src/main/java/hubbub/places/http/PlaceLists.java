package hubbub.places.http;

import hubbub.places.store.PlaceQuestion;
import hubbub.places.store.SqlPlaces;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Ids;
import hubbub.platform.http.ListCache;
import hubbub.platform.http.ListCache.Listed;
import hubbub.platform.http.ListRequest;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.json.Json;
import hubbub.platform.json.PlaceStatesJson;
import hubbub.platform.storage.RowPlace;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lists of places. The database says at each request which change is the newest; rows are read
/// when the list of that change was not made yet.
final class PlaceLists {
  private final SqlPlaces places;
  private final ListCache cache;

  PlaceLists(SqlPlaces places, ListCache cache) {
    this.places = places;
    this.cache = cache;
  }

  Answer list(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var query = request.query();
    var question = new PlaceQuestion(ListRequest.name(query), ListRequest.order(query));
    var asked = ListRequest.of(request, question);
    return cache.answer(request, places.change(), asked, () -> read(asked));
  }

  private Listed read(ListRequest<PlaceQuestion> asked) {
    var page = places.page(asked.question(), asked.after(), asked.limit());
    var shown = page.rows().stream().map(state -> PlaceJson.of(state.place())).toList();
    return new Listed(page.change(), Json.bytes(shown), page.end().map(asked::cursor));
  }

  /// Places with their changes, for other services and whoever keeps a copy.
  Answer states(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var query = request.query();
    var ids = query.text("ids");
    var after = query.number("after", 0, Ids.MAX).orElse(0L);
    var limit = ListRequest.limit(query);
    var page =
        ids.isPresent()
            ? places.among(ids(ids.get()))
            : places.page(PlaceQuestion.ALL, Optional.of(new RowPlace("", after)), limit);
    return Answer.json(PlaceStatesJson.of(page.change(), page.rows()));
  }

  private static Set<Long> ids(String text) {
    var ids =
        Arrays.stream(text.split(",", -1))
            .map(id -> Ids.parse(id).orElseThrow(PlaceLists::noIds))
            .collect(Collectors.toUnmodifiableSet());
    if (ids.size() > ListRequest.LIMIT_MAX) {
      throw noIds();
    }
    return ids;
  }

  private static Refusal noIds() {
    return Refusal.wrong(
        "ids", "must be 1 to " + ListRequest.LIMIT_MAX + " ids with commas between");
  }
}
