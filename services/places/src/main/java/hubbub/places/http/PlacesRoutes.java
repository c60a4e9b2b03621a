package hubbub.places.http;

import hubbub.contracts.directory.PlaceState;
import hubbub.places.domain.Created;
import hubbub.places.domain.Edited;
import hubbub.places.store.SqlPlaceImport;
import hubbub.places.store.SqlPlaces;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Conditions;
import hubbub.platform.http.CsvUpload;
import hubbub.platform.http.IdempotencyKey;
import hubbub.platform.http.Ids;
import hubbub.platform.http.ListCache;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Names;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.List;
import java.util.function.UnaryOperator;

/// The routes of places: first the table, then one handler for each line of it.
public final class PlacesRoutes {
  private static final String API = "/api/v1/places";

  private final SqlPlaces places;
  private final PlaceLists lists;
  private final PlaceTables tables;

  public PlacesRoutes(
      SqlPlaces places, SqlPlaceImport imports, ListCache cache, CsvUpload.Bounds bounds) {
    this.places = places;
    lists = new PlaceLists(places, cache);
    tables = new PlaceTables(places, imports, bounds);
  }

  public void hang(Routes routes) {
    routes.document("places", "openapi/places.yaml");
    for (var path : List.of("/places", API)) {
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

  private Answer create(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var name = Names.allowed("/name", request.json(PlaceJson.Wish.class).name());
    return switch (places.create(name, IdempotencyKey.of(request, name))) {
      case Created.Done(var state) ->
          Answer.created(
                  request.uri().getRawPath() + "/" + state.place().id(),
                  PlaceJson.of(state.place()))
              .with("ETag", Conditions.tag(state.change()));
      case Created.OtherUnderThisKey() -> throw IdempotencyKey.reused();
      case Created.TooManyKeys() -> throw IdempotencyKey.full();
    };
  }

  private Answer read(Request request) {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var state = places.find(id(request)).orElseThrow(() -> Ids.unknown("place"));
    var tag = Conditions.tag(state.change());
    return Conditions.isKnown(request, tag)
        ? Conditions.unchanged(tag)
        : Conditions.tagged(Answer.json(PlaceJson.of(state.place())), tag);
  }

  private Answer replace(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var id = id(request);
    var wish = request.json(PlaceJson.Wish.class);
    Ids.requireSame(wish.id(), id);
    var name = Names.allowed("/name", wish.name());
    return rename(request, id, _ -> name);
  }

  private Answer change(Request request) {
    MediaTypes.require(request, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var id = id(request);
    var name = request.json(PlaceJson.Patch.class).name();
    if (name != null) {
      Names.allowed("/name", name);
    }
    return rename(request, id, now -> name == null ? now : name);
  }

  private Answer rename(Request request, long id, UnaryOperator<String> name) {
    var state = done(places.rename(id, name, Conditions.ifMatch(request)));
    return Answer.json(PlaceJson.of(state.place())).with("ETag", Conditions.tag(state.change()));
  }

  private Answer delete(Request request) {
    var _ = done(places.delete(id(request), Conditions.ifMatch(request)));
    return Answer.noContent();
  }

  private static PlaceState done(Edited edited) {
    return switch (edited) {
      case Edited.Done(var state) -> state;
      case Edited.Unknown() -> throw Ids.unknown("place");
      case Edited.ChangedSince(var change) -> throw Conditions.changedSince(change);
    };
  }

  private static long id(Request request) {
    return Ids.of(request, "place");
  }
}
