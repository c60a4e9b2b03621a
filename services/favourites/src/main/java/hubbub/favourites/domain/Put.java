package hubbub.favourites.domain;

/// What became of a wish.
public sealed interface Put {
  /// @param isNew whether it was none before
  record Done(Favourite favourite, boolean isNew) implements Put {}

  /// Nobody is called so there.
  record NoSuchStreamer() implements Put {}

  /// @param most how many one may have
  record TooMany(int most) implements Put {}
}
