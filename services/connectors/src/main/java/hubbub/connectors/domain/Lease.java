package hubbub.connectors.domain;

import java.util.List;

/// The right of one desk to write about its channels and runs, kept in the database and told by its
/// clock. It lasts as long as the desk writes or renews it now and then; when it has run out,
/// another desk may take everything over, and from that moment this one can write nothing.
public interface Lease {
  /// Begins a new desk. What earlier desks of this place held is nobody's, as their process is
  /// gone.
  void begin();

  /// Begins again after a loss, or where nothing was held for long.
  void beginAgain();

  /// Takes over what is nobody's: runs that haven't ended, with their channels.
  ///
  /// @return the runs, oldest first
  /// @throws DeskLost if this desk is somebody else's prey already
  List<Run> takeOver();

  /// Whether something is nobody's; only looks.
  boolean isSomethingLeft();

  /// Makes it last.
  ///
  /// @throws DeskLost if it was taken over
  void renew();

  /// Lets everything go: another desk may have it at once.
  void leave();
}
