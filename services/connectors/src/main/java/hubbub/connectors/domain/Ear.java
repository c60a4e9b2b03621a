package hubbub.connectors.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a connector tells the desk about one channel. Safe for use by many threads; what one
/// thread says is heard in that order.
public interface Ear {
  /// The platform confirmed that we are in.
  void confirmed(Moment at);

  /// Something was said, or is gone. Waits while the desk's tray is full.
  ///
  /// @param items 1 to 500, in order
  /// @param position where a source that can be asked again goes on after these; else null
  /// @return false if the tap is closed and nobody listens any more
  boolean said(List<Item> items, @Nullable String position);

  /// We are out again; `lastSign` is the last time that a byte came.
  void lost(Moment lastSign, String reason);

  /// The platform does not answer, or answers no; listening goes on.
  void silent(String note);

  /// There is nothing more to come.
  void finished(String reason);
}
