package hubbub.platform.storage;

import java.util.Arrays;
import java.util.List;

/// In which order rows with a name are listed. Such a table has the columns `id` and `sorted`, what
/// [hubbub.platform.text.Folding#sorted] made of the name, and an index on both.
public enum RowOrder {
  ID("id", "id", "id > ?"),
  ID_DOWN("-id", "id DESC", "id < ?"),
  NAME("name", "sorted, id", "(sorted, id) > (?, ?)"),
  NAME_DOWN("-name", "sorted DESC, id DESC", "(sorted, id) < (?, ?)");

  private final String word;
  private final String columns;
  private final String beyond;

  RowOrder(String word, String columns, String beyond) {
    this.word = word;
    this.columns = columns;
    this.beyond = beyond;
  }

  /// All words, for whoever asks.
  public static List<String> words() {
    return Arrays.stream(values()).map(order -> order.word).toList();
  }

  /// @param word one of [#words]
  public static RowOrder of(String word) {
    return Arrays.stream(values())
        .filter(order -> order.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no order: " + word));
  }

  /// The end of a question for at most `limit` rows.
  public String sql() {
    return " ORDER BY " + columns + " LIMIT ?";
  }

  /// The condition for rows beyond a place, with as many parameters as [#parameters] gives.
  public String beyond() {
    return beyond;
  }

  public List<Object> parameters(RowPlace place) {
    return switch (this) {
      case ID, ID_DOWN -> List.of(place.id());
      case NAME, NAME_DOWN -> List.of(place.sorted(), place.id());
    };
  }
}
