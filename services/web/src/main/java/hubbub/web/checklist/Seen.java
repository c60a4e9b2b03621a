package hubbub.web.checklist;

import hubbub.platform.http.Reach;
import hubbub.platform.observe.Premises;
import hubbub.web.domain.Household;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the check-list is made from.
///
/// @param processes of the installation, this one first
/// @param grownPerDay bytes that all rows grew by, a day; 0 where that is not known yet
record Seen(
    Instant now, List<Premises> processes, Reach reach, Household.Held held, long grownPerDay) {

  Premises here() {
    return processes.getFirst();
  }

  boolean inDatabaseServer() {
    return here().rows().equals("postgresql");
  }

  /// Bytes of rows of each service; several processes may have one.
  SortedMap<String, Long> sizes() {
    var sizes = new TreeMap<String, Long>();
    processes.forEach(process ->
        process.stored().forEach((service, bytes) -> sizes.merge(service, bytes, Math::max)));
    return sizes;
  }

  /// Bytes of all rows.
  long stored() {
    return sizes().values().stream().mapToLong(Long::longValue).sum();
  }
}
