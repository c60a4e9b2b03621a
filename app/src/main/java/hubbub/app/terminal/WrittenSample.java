package hubbub.app.terminal;

import hubbub.app.terminal.SampleCommand.Sample;
import hubbub.app.terminal.SampleCommand.Somebody;
import java.util.List;

/// The few places and people of the documents, from tables that a person can edit.
final class WrittenSample implements Sample {
  private final List<List<String>> places = SampleFile.rows("places.csv");
  private final List<List<String>> people = SampleFile.rows("people.csv");
  private int given;

  @Override
  public List<String> places() {
    return places.stream().map(row -> row.get(1)).toList();
  }

  @Override
  public int count() {
    return people.size();
  }

  @Override
  public List<Somebody> people(int more) {
    var next = people.subList(given, given + more);
    given += more;
    return next.stream()
        .map(row -> new Somebody(row.get(1), Boolean.parseBoolean(row.get(2)), place(row.get(3))))
        .toList();
  }

  private int place(String id) {
    return places.stream().map(List::getFirst).toList().indexOf(id);
  }
}
