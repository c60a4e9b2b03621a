package hubbub.favourites.http;

import hubbub.contracts.Channel;
import hubbub.favourites.domain.Favourite;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Streamer.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A streamer, as the document has it.
///
/// @param live null while nobody knows
/// @param since when it went live, or ended
record StreamerJson(
    Channel channel,
    String name,
    @Nullable Boolean live,
    @Nullable Instant since,
    String title,
    String category,
    @Nullable Instant checkedAt) {

  static StreamerJson of(Streamer one) {
    return new StreamerJson(
        one.channel(),
        one.shown(),
        live(one.state()),
        since(one.state()),
        one.title(),
        one.category(),
        one.checkedAt().orElse(null));
  }

  private static @Nullable Boolean live(State state) {
    return switch (state) {
      case State.Unknown() -> null;
      case State.Live _ -> true;
      case State.Off _ -> false;
    };
  }

  private static @Nullable Instant since(State state) {
    return switch (state) {
      case State.Unknown() -> null;
      case State.Live(var _, var since) -> since;
      case State.Off(var since) -> since.orElse(null);
    };
  }

  /// One that somebody follows.
  record FavouriteJson(StreamerJson streamer, int place, boolean onNow, Instant addedAt) {
    static FavouriteJson of(Favourite one) {
      return new FavouriteJson(
          StreamerJson.of(one.streamer()), one.place(), one.onNow(), one.addedAt());
    }
  }
}
