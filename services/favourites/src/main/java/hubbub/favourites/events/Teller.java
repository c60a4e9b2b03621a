package hubbub.favourites.events;

/// Puts one type of event into words.
@FunctionalInterface
interface Teller {
  Told tell(Fields event);
}
