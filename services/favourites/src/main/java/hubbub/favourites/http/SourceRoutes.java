package hubbub.favourites.http;

import hubbub.contracts.Channel;
import hubbub.favourites.domain.Favourite;
import hubbub.favourites.eventsub.EventSub;
import hubbub.favourites.eventsub.Standing;
import hubbub.favourites.eventsub.Standing.Silent;
import hubbub.favourites.shapes.ChannelName;
import hubbub.favourites.store.SqlFavourites;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it becomes known what happens on Twitch to whom somebody follows.
public final class SourceRoutes {
  private final SqlFavourites favourites;
  private final EventSub eventSub;

  public SourceRoutes(SqlFavourites favourites, EventSub eventSub) {
    this.favourites = favourites;
    this.eventSub = eventSub;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/events/sources", Access.ACCOUNT, this::list);
  }

  /// @param listening whether Twitch tells now
  /// @param atOnce those that tell themselves
  /// @param lookedAt those that are looked at in rounds
  /// @param silent what is not told of the caller's own channel
  /// @param trouble one sentence; null without
  record Sources(
      boolean listening,
      List<Channel> atOnce,
      List<Channel> lookedAt,
      List<Silent> silent,
      @Nullable String trouble) {}

  private Answer list(Request request) {
    var accountId = request.caller().person().id();
    var standing = eventSub.standing();
    var onTwitch =
        favourites.of(accountId).stream()
            .map(Favourite::streamer)
            .filter(one -> one.channel().platform().equals(ChannelName.TWITCH))
            .toList();
    return Answer.json(
        new Sources(
            standing.isListening(accountId),
            onTwitch.stream()
                .filter(one -> isTold(standing, one.platformId()))
                .map(one -> one.channel())
                .toList(),
            onTwitch.stream()
                .filter(one -> !isTold(standing, one.platformId()))
                .map(one -> one.channel())
                .toList(),
            standing.silent(accountId),
            standing.trouble(accountId).orElse(null)));
  }

  private static boolean isTold(Standing standing, String twitchId) {
    return standing.told().contains(twitchId);
  }
}
