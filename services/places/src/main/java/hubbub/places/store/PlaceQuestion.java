package hubbub.places.store;

import hubbub.platform.storage.RowOrder;

/// Which places are asked for.
///
/// @param folded what their folded names contain; empty for all
public record PlaceQuestion(String folded, RowOrder order) {
  /// All places, by id.
  public static final PlaceQuestion ALL = new PlaceQuestion("", RowOrder.ID);
}
