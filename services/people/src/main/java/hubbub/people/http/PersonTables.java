package hubbub.people.http;

import hubbub.contracts.directory.Person;
import hubbub.people.domain.NewPerson;
import hubbub.people.domain.PersonLine;
import hubbub.people.store.PersonQuestion;
import hubbub.people.store.SqlPeople;
import hubbub.people.store.SqlPersonImport;
import hubbub.platform.http.Answer;
import hubbub.platform.http.CsvDownload;
import hubbub.platform.http.CsvUpload;
import hubbub.platform.http.Ids;
import hubbub.platform.http.ListRequest;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Request;
import hubbub.platform.text.Csv;
import hubbub.platform.text.CsvLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All people as a table that a person can edit, and back.
final class PersonTables {
  private static final List<String> COLUMNS = List.of("id", "name", "isAlive", "placeId");

  private final SqlPeople people;
  private final SqlPersonImport imports;
  private final PersonWishes wishes;
  private final CsvUpload.Bounds bounds;

  PersonTables(
      SqlPeople people, SqlPersonImport imports, PersonWishes wishes, CsvUpload.Bounds bounds) {
    this.people = people;
    this.imports = imports;
    this.wishes = wishes;
    this.bounds = bounds;
  }

  Answer export(Request request) {
    return CsvDownload.answer(
        request,
        "people.csv",
        COLUMNS,
        after -> {
          var page = people.page(PersonQuestion.ALL, after, ListRequest.LIMIT_MAX);
          var lines = page.rows().stream().map(state -> fields(state.person())).toList();
          return new CsvDownload.Page(lines, page.end());
        });
  }

  private static List<String> fields(Person person) {
    var placeId = person.placeId();
    return List.of(
        Long.toString(person.id()),
        Csv.guarded(person.name()),
        Boolean.toString(person.isAlive()),
        placeId == null ? "" : Long.toString(placeId));
  }

  Answer take(Request request) throws IOException {
    MediaTypes.requireAccepted(request, MediaTypes.JSON);
    var upload = CsvUpload.read(request, COLUMNS, bounds);
    var lines = new ArrayList<PersonLine>();
    for (var line : upload.whole()) {
      lines.add(line(upload, line));
    }
    var missing = wishes.missing(PersonLine.places(lines));
    for (var line : lines) {
      if (missing.contains(line.person().placeId())) {
        upload.wrong(line.number(), "placeId: there is no place of this id");
      }
    }
    if (upload.isWrong()) {
      imports.wrong(lines).forEach(upload::wrong);
    }
    upload.requireRight();
    return upload.answer(imports.keep(lines));
  }

  private static PersonLine line(CsvUpload upload, CsvLines.Line line) {
    var number = line.number();
    var id = upload.id(number, line.fields().get(0));
    var name = upload.name(number, line.fields().get(1));
    var alive = line.fields().get(2);
    // Spreadsheets write it in capitals.
    var isAlive = alive.equalsIgnoreCase("true");
    if (!isAlive && !alive.equalsIgnoreCase("false")) {
      upload.wrong(number, "isAlive: must be true or false");
    }
    var placeId = placeId(upload, number, line.fields().get(3));
    return new PersonLine(number, id, new NewPerson(name, isAlive, placeId));
  }

  private static @Nullable Long placeId(CsvUpload upload, long number, String text) {
    if (text.isEmpty()) {
      return null;
    }
    var id = Ids.parse(text);
    if (id.isEmpty()) {
      upload.wrong(number, "placeId: must be the id of a place, or empty");
      return null;
    }
    return id.getAsLong();
  }
}
