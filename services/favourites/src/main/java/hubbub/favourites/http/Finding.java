package hubbub.favourites.http;

import hubbub.contracts.Channel;
import hubbub.favourites.domain.Elsewhere;
import hubbub.favourites.domain.Elsewhere.Followed;
import hubbub.favourites.domain.Elsewhere.Found;
import hubbub.favourites.domain.Look;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Watched;
import hubbub.favourites.shapes.ChannelName;
import hubbub.favourites.store.SqlStreamers;
import hubbub.platform.http.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Streamers by name: those that we know, and those of Twitch while it can be asked.
public final class Finding {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final SqlStreamers streamers;
  private final Elsewhere twitch;
  private final Watched watched;

  public Finding(SqlStreamers streamers, Elsewhere twitch, Watched watched) {
    this.streamers = streamers;
    this.twitch = twitch;
    this.watched = watched;
  }

  Optional<Streamer> known(Channel channel) {
    return streamers.find(channel);
  }

  /// Looks at a streamer of Twitch that we don't know yet.
  ///
  /// @return empty for all others, and while Twitch cannot be asked
  /// @throws Refusal 404 if nobody there is called so
  Optional<Look> look(Channel channel) {
    var known = streamers.find(channel).filter(one -> !one.platformId().isEmpty());
    if (known.isPresent() || !channel.platform().equals(ChannelName.TWITCH)) {
      return Optional.empty();
    }
    return switch (twitch.find(channel)) {
      case Found.There(var look) -> Optional.of(look);
      case Found.Nobody() -> throw Refusal.notFound("nobody on Twitch is called so");
      case Found.Unknown() -> Optional.empty();
    };
  }

  /// Keeps what a look found.
  void met(Look look) {
    watched.met(look);
  }

  /// Whom the person of an account follows on Twitch.
  ///
  /// @throws Refusal 409 if Twitch may not be asked, 503 if it doesn't answer
  List<Streamer> followed(String accountId, int most) {
    return switch (twitch.followed(accountId, most)) {
      case Followed.These(var streamers) -> streamers;
      case Followed.NotAllowed() ->
          throw Refusal.clash("connect Twitch on your account's page first, and allow it there");
      case Followed.Unknown() -> throw Refusal.away("Twitch does not answer", SOON);
    };
  }

  /// Those that we know come first.
  List<Streamer> search(String platform, String text, int most) {
    var known = streamers.search(platform, text, most);
    var asksTwitch = platform.isEmpty() || platform.equals(ChannelName.TWITCH);
    if (known.size() == most || !asksTwitch) {
      return known;
    }
    var all = new LinkedHashMap<Channel, Streamer>();
    Stream.concat(known.stream(), twitch.search(text, most).stream())
        .forEach(one -> all.putIfAbsent(one.channel(), one));
    return all.values().stream().limit(most).toList();
  }
}
