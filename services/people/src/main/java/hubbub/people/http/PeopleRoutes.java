package hubbub.people.http;

import hubbub.contracts.directory.PersonState;
import hubbub.people.domain.Created;
import hubbub.people.domain.Edited;
import hubbub.people.domain.FindPlaces;
import hubbub.people.domain.PersonPatch;
import hubbub.people.store.SqlPeople;
import hubbub.people.store.SqlPersonImport;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Conditions;
import hubbub.platform.http.CsvUpload;
import hubbub.platform.http.IdempotencyKey;
import hubbub.platform.http.Ids;
import hubbub.platform.http.ListCache;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.json.PersonJson;
import java.util.List;

/// The routes of people: first the table, then one handler for each line of it.
public final class PeopleRoutes {
  private static final String API = "/api/v1/people";

  private final SqlPeople people;
  private final PersonWishes wishes;
  private final PersonLists lists;
  private final PersonTables tables;

  public PeopleRoutes(
      SqlPeople people,
      SqlPersonImport imports,
      FindPlaces places,
      ListCache cache,
      CsvUpload.Bounds bounds) {
    this.people = people;
    wishes = new PersonWishes(places);
    lists = new PersonLists(people, cache);
    tables = new PersonTables(people, imports, wishes, bounds);
  }

  public void hang(Routes routes) {
    routes.document("people", "openapi/people.yaml");
    for (var path : List.of("/people", API)) {
      routes.get(path, Access.DIRECTORY, lists::list);
      routes.post(path, Access.DIRECTORY_EDIT, this::create);
      routes.get(path + "/{id}", Access.DIRECTORY, this::read);
      routes.put(path + "/{id}", Access.DIRECTORY_EDIT, this::replace);
      routes.patch(path + "/{id}", Access.DIRECTORY_EDIT, this::change);
      routes.delete(path + "/{id}", Access.DIRECTORY_EDIT, this::delete);
    }
    routes.get(API + "/states", Access.DIRECTORY, lists::states);
    routes.get(API + ".csv", Access.DIRECTORY, tables::export);
    routes.post(API + "/import", Access.DIRECTORY_EDIT, CsvUpload.inTurn(tables::take));
  }

  /// A request that comes again is answered as before, also while places is away.
  private Answer create(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var wish = wishes.create(request);
    var keyed = IdempotencyKey.of(request, wish);
    var before = keyed.flatMap(people::before);
    if (before.isPresent()) {
      return answer(request, before.get());
    }
    wishes.requirePlace(wish.placeId());
    return answer(request, people.create(wish, keyed));
  }

  private static Answer answer(Request request, Created created) {
    return switch (created) {
      case Created.Done(var state) ->
          Answer.created(
                  request.uri().getRawPath() + "/" + state.person().id(),
                  PersonJson.of(state.person()))
              .with("ETag", Conditions.tag(state.change()));
      case Created.PlaceDeleted() -> throw PersonWishes.noPlace();
      case Created.OtherUnderThisKey() -> throw IdempotencyKey.reused();
      case Created.TooManyKeys() -> throw IdempotencyKey.full();
    };
  }

  private Answer read(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var state = people.find(id(request)).orElseThrow(() -> Ids.unknown("person"));
    var tag = Conditions.tag(state.change());
    return Conditions.isKnown(request, tag)
        ? Conditions.unchanged(tag)
        : Conditions.tagged(Answer.json(PersonJson.of(state.person())), tag);
  }

  private Answer replace(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var id = id(request);
    return change(request, id, wishes.replace(request, id));
  }

  private Answer change(Request request) {
    MediaTypes.require(request, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    return change(request, id(request), wishes.change(request));
  }

  private Answer change(Request request, long id, PersonPatch patch) {
    wishes.requirePlace(patch.placeId());
    var state = done(people.change(id, patch, Conditions.ifMatch(request)));
    return Answer.json(PersonJson.of(state.person())).with("ETag", Conditions.tag(state.change()));
  }

  private Answer delete(Request request) {
    var _ = done(people.delete(id(request), Conditions.ifMatch(request)));
    return Answer.noContent();
  }

  private static PersonState done(Edited edited) {
    return switch (edited) {
      case Edited.Done(var state) -> state;
      case Edited.Unknown() -> throw Ids.unknown("person");
      case Edited.ChangedSince(var change) -> throw Conditions.changedSince(change);
      case Edited.PlaceDeleted() -> throw PersonWishes.noPlace();
    };
  }

  private static long id(Request request) {
    return Ids.of(request, "person");
  }
}
