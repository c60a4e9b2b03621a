package hubbub.platform.http;

import hubbub.platform.storage.RowOrder;
import hubbub.platform.storage.RowPlace;
import hubbub.platform.text.Folding;
import java.util.Optional;

/// A request for a page of rows with names: the parameters `limit`, `cursor`, `order` and `name`,
/// read alike by all who list such rows.
///
/// @param question what is asked; equals another one if the same is asked
/// @param after where the page before ended
/// @param limit rows of this page, 1 to 1,000
public record ListRequest<Q>(Q question, Optional<RowPlace> after, int limit) {
  /// Rows of a page where nobody says another number.
  public static final int LIMIT_MAX = 1_000;

  /// @throws Refusal 422 if the cursor is one of another question, or the limit none
  public static <Q> ListRequest<Q> of(Request request, Q question) {
    var query = request.query();
    var after =
        Cursor.read(query, question).map(place -> RowPlace.of(place).orElseThrow(Cursor::refused));
    return new ListRequest<>(question, after, limit(query));
  }

  /// `limit`: as many as a page may have where none is given.
  public static int limit(Query query) {
    return query.number("limit", 1, LIMIT_MAX).orElse((long) LIMIT_MAX).intValue();
  }

  /// `order`: by id where none is given.
  public static RowOrder order(Query query) {
    return query.choice("order", RowOrder.words()).map(RowOrder::of).orElse(RowOrder.ID);
  }

  /// `name`, folded: what names are to contain, empty for all.
  public static String name(Query query) {
    return query
        .text("name")
        .filter(text -> !text.isBlank())
        .map(name -> Folding.fold(Names.allowed("name", name)))
        .orElse("");
  }

  /// Leads to the page after this one.
  public String cursor(RowPlace end) {
    return Cursor.write(question, end.bytes());
  }
}
