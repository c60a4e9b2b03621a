package hubbub.app.journeys;

import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The directory as it should be, in the plainest way.
final class DirectoryModel {
  final NavigableMap<Long, String> places = new TreeMap<>();
  final NavigableMap<Long, Person> people = new TreeMap<>();

  /// Somebody, as they should be.
  record Person(String name, boolean isAlive, @Nullable Long placeId) {
    Map<String, @Nullable Object> json() {
      var json = new LinkedHashMap<String, @Nullable Object>();
      json.put("name", name);
      json.put("isAlive", isAlive);
      json.put("placeId", placeId);
      return json;
    }
  }

  /// Whoever was there is nowhere.
  void deletePlace(long id) {
    places.remove(id);
    people.replaceAll((_, person) ->
        person.placeId() != null && person.placeId() == id
            ? new Person(person.name(), person.isAlive(), null)
            : person);
  }

  /// What `/places` should answer.
  String places() {
    var rows = new ArrayList<Map<String, Object>>();
    places.forEach((id, name) -> rows.add(row(id, name)));
    return Json.write(rows);
  }

  /// What `/people` should answer.
  String people() {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    people.forEach((id, person) -> {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("id", id);
      row.putAll(person.json());
      rows.add(row);
    });
    return Json.write(rows);
  }

  /// What `/people-per-place` should answer.
  String join() {
    var rows = new ArrayList<Map<String, Object>>();
    places.forEach((id, name) -> {
      var row = row(id, name);
      row.put("people", at(id));
      rows.add(row);
    });
    return Json.write(rows);
  }

  private List<Map<String, Object>> at(long place) {
    var there = new ArrayList<Map<String, Object>>();
    people.forEach((id, person) -> {
      if (person.placeId() != null && person.placeId() == place) {
        var row = row(id, person.name());
        row.put("isAlive", person.isAlive());
        there.add(row);
      }
    });
    return there;
  }

  private static Map<String, Object> row(long id, String name) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", id);
    row.put("name", name);
    return row;
  }
}
