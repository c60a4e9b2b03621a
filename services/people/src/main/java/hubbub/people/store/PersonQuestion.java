package hubbub.people.store;

import hubbub.platform.storage.RowOrder;
import java.util.Optional;

/// Which people are asked for.
///
/// @param folded what their folded names contain; empty for all
/// @param alive whether they are alive, if that matters
public record PersonQuestion(String folded, Where where, Optional<Boolean> alive, RowOrder order) {
  /// Everybody, by id.
  public static final PersonQuestion ALL =
      new PersonQuestion("", new Where.Anywhere(), Optional.empty(), RowOrder.ID);

  /// Where people are.
  public sealed interface Where {
    record Anywhere() implements Where {}

    /// At no place.
    record Nowhere() implements Where {}

    record At(long placeId) implements Where {}
  }
}
