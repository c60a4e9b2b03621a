package hubbub.people.domain;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// A line of a table of people.
///
/// @param number of the line in its file
/// @param id of the person that it is to be; empty for a new one
public record PersonLine(long number, OptionalLong id, NewPerson person) {
  /// All places that people of these lines are to be at.
  public static Set<Long> places(List<PersonLine> lines) {
    var places = new HashSet<Long>();
    for (var line : lines) {
      var placeId = line.person().placeId();
      if (placeId != null) {
        places.add(placeId);
      }
    }
    return places;
  }
}
