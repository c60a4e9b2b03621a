package hubbub.places.http;

import hubbub.contracts.directory.Place;
import hubbub.places.domain.PlaceLine;
import hubbub.places.store.PlaceQuestion;
import hubbub.places.store.SqlPlaceImport;
import hubbub.places.store.SqlPlaces;
import hubbub.platform.http.Answer;
import hubbub.platform.http.CsvDownload;
import hubbub.platform.http.CsvUpload;
import hubbub.platform.http.ListRequest;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Request;
import hubbub.platform.text.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All places as a table that a person can edit, and back.
final class PlaceTables {
  private static final List<String> COLUMNS = List.of("id", "name");

  private final SqlPlaces places;
  private final SqlPlaceImport imports;
  private final CsvUpload.Bounds bounds;

  PlaceTables(SqlPlaces places, SqlPlaceImport imports, CsvUpload.Bounds bounds) {
    this.places = places;
    this.imports = imports;
    this.bounds = bounds;
  }

  Answer export(Request request) {
    return CsvDownload.answer(
        request,
        "places.csv",
        COLUMNS,
        after -> {
          var page = places.page(PlaceQuestion.ALL, after, ListRequest.LIMIT_MAX);
          var lines = page.rows().stream().map(state -> fields(state.place())).toList();
          return new CsvDownload.Page(lines, page.end());
        });
  }

  private static List<String> fields(Place place) {
    return List.of(Long.toString(place.id()), Csv.guarded(place.name()));
  }

  Answer take(Request request) throws IOException {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var upload = CsvUpload.read(request, COLUMNS, bounds);
    var lines = new ArrayList<PlaceLine>();
    for (var line : upload.whole()) {
      var number = line.number();
      var id = upload.id(number, line.fields().get(0));
      lines.add(new PlaceLine(number, id, upload.name(number, line.fields().get(1))));
    }
    if (upload.isWrong()) {
      imports.wrong(lines).forEach(upload::wrong);
    }
    upload.requireRight();
    return upload.answer(imports.keep(lines));
  }
}
