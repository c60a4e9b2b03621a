package hubbub.people.http;

import hubbub.people.store.PersonQuestion;
import hubbub.people.store.PersonQuestion.Where;
import hubbub.people.store.SqlPeople;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Ids;
import hubbub.platform.http.ListCache;
import hubbub.platform.http.ListCache.Listed;
import hubbub.platform.http.ListRequest;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Query;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.json.Json;
import hubbub.platform.json.PersonJson;
import hubbub.platform.json.PersonStatesJson;
import hubbub.platform.storage.RowPlace;
import java.util.Optional;

/// Lists of people. The database says at each request which change is the newest; rows are read
/// when the list of that change was not made yet.
final class PersonLists {
  private static final String NOWHERE = "none";

  private final SqlPeople people;
  private final ListCache cache;

  PersonLists(SqlPeople people, ListCache cache) {
    this.people = people;
    this.cache = cache;
  }

  Answer list(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var asked = ListRequest.of(request, question(request.query()));
    return cache.answer(request, people.change(), asked, () -> read(asked));
  }

  private static PersonQuestion question(Query query) {
    return new PersonQuestion(
        ListRequest.name(query),
        query.text("placeId").map(PersonLists::where).orElse(new Where.Anywhere()),
        query.flag("isAlive"),
        ListRequest.order(query));
  }

  private static Where where(String placeId) {
    if (placeId.equals(NOWHERE)) {
      return new Where.Nowhere();
    }
    return new Where.At(
        Ids.parse(placeId)
            .orElseThrow(
                () -> Refusal.wrong("placeId", "must be the id of a place, or " + NOWHERE)));
  }

  private Listed read(ListRequest<PersonQuestion> asked) {
    var page = people.page(asked.question(), asked.after(), asked.limit());
    var shown = page.rows().stream().map(state -> PersonJson.of(state.person())).toList();
    return new Listed(page.change(), Json.bytes(shown), page.end().map(asked::cursor));
  }

  /// People with their changes, for other services and whoever keeps a copy.
  Answer states(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var query = request.query();
    var after = query.number("after", 0, Ids.MAX).orElse(0L);
    var page =
        people.page(
            PersonQuestion.ALL, Optional.of(new RowPlace("", after)), ListRequest.limit(query));
    return Answer.json(PersonStatesJson.of(page.change(), page.rows()));
  }
}
