package hubbub.favourites.domain;

import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.Optional;

/// Somebody who goes live, as far as we know.
///
/// @param platformId who it is on its platform; empty while nobody looked it up
/// @param shown the name as it is written there
/// @param owner the account that runs the channel; empty where nobody here does
/// @param state whether it is live
/// @param title of what is on, or was on last; may be empty
/// @param category what it is about; may be empty
/// @param checkedAt when its platform was asked last, for those that are asked
public record Streamer(
    Channel channel,
    String platformId,
    String shown,
    String owner,
    State state,
    String title,
    String category,
    Optional<Instant> checkedAt) {

  /// The same, once its platform said who it is.
  public Streamer named(String id, String name) {
    return new Streamer(channel, id, name, owner, state, title, category, checkedAt);
  }

  /// Whether somebody is live.
  public sealed interface State {
    /// Nobody said so far.
    record Unknown() implements State {}

    /// @param stream the platform's id of what is on
    record Live(String stream, Instant since) implements State {}

    /// @param since when it ended; empty if it was so when we looked first
    record Off(Optional<Instant> since) implements State {}
  }
}
