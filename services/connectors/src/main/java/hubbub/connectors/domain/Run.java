package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run, as it was last kept.
///
/// @param endReason why it ended; null while it runs
/// @param endsAt when it is to end by time
/// @param messagesMax after how many messages it is to end
/// @param counted whether it counts; if not, its end leaves nothing behind
/// @param messages each counted once for this run
/// @param connectedMillis with any channel connected
public record Run(
    String id,
    String name,
    State state,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    @Nullable Instant endsAt,
    @Nullable Long messagesMax,
    boolean counted,
    long messages,
    long connectedMillis,
    List<OfChannel> channels) {

  /// One channel's part.
  ///
  /// @param heldAs under which name its process holds it
  /// @param options how it was asked for, in its connector's words
  /// @param note what holds it up, in words for people
  /// @param aliveUntil the last time that bytes came; null if it was never connected
  /// @param connectedSince where the stretch up to `aliveUntil` began
  /// @param position where a source that can be asked again goes on
  /// @param gaps the newest hundred, oldest first
  public record OfChannel(
      Channel channel,
      String heldAs,
      String options,
      State state,
      @Nullable String note,
      long messages,
      long connectedMillis,
      @Nullable Instant aliveUntil,
      @Nullable Instant connectedSince,
      @Nullable String position,
      List<Gap> gaps) {}

  /// How a run, or a channel in it, is.
  public enum State {
    CONNECTING,
    LIVE,
    /// Nobody answers, but we go on trying.
    WAITING,
    ENDED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
