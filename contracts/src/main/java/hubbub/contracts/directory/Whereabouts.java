package hubbub.contracts.directory;

import java.util.List;

/// Who is where, as much of it as was asked for.
///
/// @param placeCount how many places there are in all
/// @param personCount how many people there are in all
/// @param nowhere who is at no place
public record Whereabouts(List<AtPlace> places, Those nowhere, long placeCount, long personCount) {

  /// A place and who is there.
  public record AtPlace(Place place, Those people) {}

  /// Some people.
  ///
  /// @param count how many there are
  /// @param first the first of them, in the order of their ids
  public record Those(long count, List<Person> first) {}
}
