package hubbub.favourites.http;

import hubbub.contracts.Channel;
import hubbub.favourites.domain.Favourite;
import hubbub.favourites.domain.FavouriteWish;
import hubbub.favourites.domain.Look;
import hubbub.favourites.domain.Put;
import hubbub.favourites.http.StreamerJson.FavouriteJson;
import hubbub.favourites.shapes.ChannelName;
import hubbub.favourites.store.SqlFavourites;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom somebody follows, and whom they might.
public final class FavouriteRoutes {
  private static final String API = "/api/v1/favourites";
  private static final String ONE = API + "/{platform}/{name}";
  private static final int FOUND_MAX = 20;
  private static final int FOLLOWED_MAX = 1_000;

  private final SqlFavourites favourites;
  private final Finding finding;
  private final Runnable changed;

  /// @param changed is told that somebody follows others than before
  public FavouriteRoutes(SqlFavourites favourites, Finding finding, Runnable changed) {
    this.favourites = favourites;
    this.finding = finding;
    this.changed = changed;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.ACCOUNT, this::list);
    routes.post(API + "/import", Access.ACCOUNT, this::bringOver);
    routes.put(ONE, Access.ACCOUNT, this::put);
    routes.delete(ONE, Access.ACCOUNT, this::drop);
    routes.get("/api/v1/streamers", Access.ACCOUNT, this::search);
    routes.get("/api/v1/streamers/{platform}/{name}", Access.ACCOUNT, this::find);
  }

  record Favourites(List<FavouriteJson> favourites, @Nullable String next) {}

  record Streamers(List<StreamerJson> streamers, @Nullable String next) {}

  record Wish(@Nullable Integer place, @Nullable Boolean onNow) {}

  private static String accountId(Request request) {
    return request.caller().person().id();
  }

  private static Channel channel(Request request) {
    return ChannelName.of(request.path("platform"), request.path("name"), "platform", "name");
  }

  private Answer list(Request request) {
    var mine = favourites.of(accountId(request)).stream().map(FavouriteJson::of).toList();
    return Answer.json(new Favourites(mine, null));
  }

  private Answer put(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(Wish.class);
    var channel = channel(request);
    var look = finding.look(channel);
    var put =
        favourites.put(
            new FavouriteWish(
                accountId(request),
                channel,
                Optional.ofNullable(wish.place()),
                Optional.ofNullable(wish.onNow())));
    return switch (put) {
      case Put.Done(var favourite, var isNew) -> {
        var json = FavouriteJson.of(look.map(one -> met(request, one)).orElse(favourite));
        changed.run();
        yield isNew ? Answer.created(request.uri().getRawPath(), json) : Answer.json(json);
      }
      case Put.NoSuchStreamer() -> throw Refusal.notFound("nobody is called so here");
      case Put.TooMany(var most) ->
          throw new Refusal(409, "nobody may have more than " + most + " favourites", List.of());
    };
  }

  private Favourite met(Request request, Look look) {
    finding.met(look);
    return favourites.of(accountId(request)).stream()
        .filter(one -> one.streamer().channel().equals(look.before().channel()))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("this is none of your favourites any more"));
  }

  /// A thousand at most: Twitch gives them by the hundred, and somebody waits.
  private Answer bringOver(Request request) {
    var id = accountId(request);
    var brought = favourites.putAll(id, finding.followed(id, FOLLOWED_MAX));
    changed.run();
    return Answer.json(brought);
  }

  private Answer drop(Request request) {
    if (!favourites.drop(accountId(request), channel(request))) {
      throw Refusal.notFound("this is none of your favourites");
    }
    changed.run();
    return Answer.noContent();
  }

  private Answer search(Request request) {
    var query = request.query();
    var text = query.text("q").orElse("").strip();
    if (text.isEmpty() || text.length() > Channel.NAME_LENGTH_MAX) {
      throw Refusal.wrong("q", "must be a part of a name, at most 200 characters");
    }
    var platform = query.choice("platform", List.of("hubbub", "twitch")).orElse("");
    var found = finding.search(platform, text, FOUND_MAX).stream().map(StreamerJson::of).toList();
    return Answer.json(new Streamers(found, null));
  }

  private Answer find(Request request) {
    return Answer.json(
        StreamerJson.of(
            finding
                .known(channel(request))
                .orElseThrow(() -> Refusal.notFound("nobody who is followed is called so"))));
  }
}
