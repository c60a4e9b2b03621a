package hubbub.app.terminal;

import hubbub.app.terminal.SampleCommand.Somebody;
import hubbub.platform.json.Json;
import hubbub.platform.text.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The directory of a Hubbub as tables.
final class DirectoryTables {
  /// People that are brought in one piece.
  static final int LINES_AT_ONCE = 5_000;

  private static final int PAGE = 1_000;
  private static final String PLACES = "id,name";
  private static final String PEOPLE = "id,name,isAlive,placeId";

  private final Server server;

  DirectoryTables(Server server) {
    this.server = server;
  }

  /// Adds places.
  ///
  /// @return their ids, in that order
  List<Long> addPlaces(List<String> names) {
    var ids = new ArrayList<Long>();
    var last = server.get("places", "/api/v1/places?order=-id&limit=1").path(0).path("id").asLong();
    var rows = names.stream().map(name -> List.of("", Csv.guarded(name))).toList();
    send("places", table(PLACES, rows));
    while (ids.size() < names.size()) {
      var page = server.get("places", "/api/v1/places/states?limit=" + PAGE + "&after=" + last);
      for (var place : page.path("states")) {
        last = place.path("id").asLong();
        ids.add(last);
      }
      if (page.path("states").isEmpty()) {
        throw new CouldNot("places that were just added are gone");
      }
    }
    return List.copyOf(ids.subList(0, names.size()));
  }

  /// @param places the ids of the places that they are at
  void addPeople(List<Somebody> people, List<Long> places) {
    var rows =
        people.stream()
            .map(one ->
                List.of(
                    "",
                    Csv.guarded(one.name()),
                    Boolean.toString(one.isAlive()),
                    one.place() < 0 ? "" : Long.toString(places.get(one.place()))))
            .toList();
    send("people", table(PEOPLE, rows));
  }

  private static Server.Body table(String names, List<List<String>> rows) {
    var text = new StringBuilder(names).append("\r\n");
    rows.forEach(row -> text.append(Csv.line(row)));
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new Server.Body("text/csv", new ByteArrayInputStream(bytes), bytes.length);
  }

  private JsonNode send(String service, Server.Body body) {
    var target = "/api/v1/" + service + "/import";
    try (var answer = server.open(service, "POST", target, Optional.of(body))) {
      return Json.mapper().readTree(answer.readAllBytes());
    } catch (IOException e) {
      throw new CouldNot(service + " cannot be asked: " + e.getMessage(), e);
    }
  }

  /// Brings a table; its names say of what.
  JsonNode bring(Path file) throws IOException {
    var service =
        switch (names(file)) {
          case PLACES -> "places";
          case PEOPLE -> "people";
          default -> throw new AskedWrongly("the first line must be " + PLACES + ", or " + PEOPLE);
        };
    try (InputStream in = Files.newInputStream(file)) {
      return send(service, new Server.Body("text/csv", in, Files.size(file)));
    }
  }

  /// Only as much of the file as names need; a spreadsheet may have put a mark before them.
  private static String names(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var begin = new String(in.readNBytes(PEOPLE.length() + 8), StandardCharsets.UTF_8);
      return begin.replace("\ufeff", "").lines().findFirst().orElse("").strip();
    }
  }

  /// Writes all of a service's rows into a file, which gets its name when it is whole.
  void write(String service, Path file) throws IOException {
    var target = "/api/v1/" + service + ".csv";
    try (var answer = server.open(service, "GET", target, Optional.empty())) {
      WholeFile.write(file, answer::transferTo);
    }
  }
}
