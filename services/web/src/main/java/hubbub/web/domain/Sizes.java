package hubbub.web.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How big all rows were on which day of the last month.
public interface Sizes {
  /// Keeps the first size of a day, and forgets what is older than a month.
  void note(LocalDate day, long bytes);

  /// The oldest that is known of a day before that one.
  Optional<Size> earliest(LocalDate before);

  /// The size of one day.
  record Size(LocalDate day, long bytes) {
    /// Bytes a day, from then on.
    ///
    /// @param today later than that day
    public long grownPerDay(LocalDate today, long now) {
      return (now - bytes) / ChronoUnit.DAYS.between(day, today);
    }
  }
}
