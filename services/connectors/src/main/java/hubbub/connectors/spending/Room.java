package hubbub.connectors.spending;

import java.util.ArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How much fits under all caps, once the block before is settled.
record Room(Handle handle, Purse.Wish wish, @Nullable Block before, long read) {
  Free find() {
    var posts = wish.posts();
    var dayCap = wish.dayCap();
    if (dayCap != null) {
      var left = left(dayCap, Sums.sum(handle, wish.day(), wish.day()).micros(), isDay());
      if (left < wish.least()) {
        return new Lacks(new Refused.DaySpent(dayCap));
      }
      posts = Math.min(posts, left);
    }
    var monthCap = wish.monthCap();
    if (monthCap != null) {
      var month = Sums.month(wish.day());
      var left = left(monthCap, Sums.sum(handle, month.from(), month.to()).micros(), isIn(month));
      if (left < wish.least()) {
        return new Lacks(new Refused.MonthSpent(monthCap));
      }
      posts = Math.min(posts, left);
    }
    var spent = new ArrayList<Payer>();
    for (var payer : wish.payers()) {
      var cap = payer.cap();
      if (cap == null) {
        continue;
      }
      var left = left(cap, Sums.ofRun(handle, payer.runId()), isOf(payer.runId()));
      if (left < wish.least()) {
        spent.add(payer);
      }
      posts = Math.min(posts, left);
    }
    return spent.isEmpty() ? new Fits(posts) : new Lacks(new Refused.RunsSpent(spent));
  }

  /// @param holdsBefore whether the sum holds the block before, which will be settled
  private long left(long cap, long sum, boolean holdsBefore) {
    var unread = before != null && holdsBefore ? (before.posts() - read) * before.price() : 0;
    return Math.max(0, Math.floorDiv(cap - sum + unread, wish.price()));
  }

  private boolean isDay() {
    return before != null && before.day() == wish.day() && isOpen();
  }

  private boolean isIn(Sums.Days days) {
    return before != null && before.day() >= days.from() && before.day() <= days.to() && isOpen();
  }

  private boolean isOf(String runId) {
    return before != null && before.runIds().contains(runId) && isOpen();
  }

  /// Another process may have counted it wholly.
  private boolean isOpen() {
    return before != null
        && handle
            .createQuery("SELECT 1 FROM spending_block WHERE id = :id")
            .bind("id", before.id())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
  }

  /// What the caps leave.
  sealed interface Free permits Fits, Lacks {}

  record Fits(long posts) implements Free {}

  record Lacks(Refused why) implements Free {}
}
