package hubbub.connectors.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a connector tells the desk about one channel. Safe for use by many threads; what one
/// thread says is heard in that order.
public interface Ear {
  /// The platform confirmed that we are in.
  void confirmed(Moment at);

  /// Something was said, or is gone. Waits while the desk's tray is full.
  ///
  /// @param items at most 500, in order; none where only the position moves, which is said at most
  ///   once a second
  /// @param position where a source that can be asked again goes on after these; else null
  /// @return false if the tap is closed and nobody listens any more
  boolean said(List<Item> items, @Nullable String position);

  /// We are out again; `lastSign` is the last time that a byte came.
  void lost(Moment lastSign, String reason);

  /// What was said then is lost, though the source could be asked again: it kept nothing that old.
  void missed(Instant from, Instant to, String reason);

  /// The platform does not answer, or answers no; listening goes on.
  void silent(String note);

  /// One of the runs that this serves is to end, and its channels with it.
  void over(String runId, String reason);

  /// There is nothing more to come.
  void finished(String reason);
}
