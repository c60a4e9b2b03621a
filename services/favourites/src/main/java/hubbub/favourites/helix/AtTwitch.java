package hubbub.favourites.helix;

import hubbub.contracts.Channel;
import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.favourites.domain.Elsewhere;
import hubbub.favourites.domain.Look;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Twitch's part of favourites: finds streamers there, and looks who of them is live.
public final class AtTwitch implements Elsewhere, AutoCloseable {
  private static final Asker PEOPLE = new Asker.App();
  private static final String FOLLOWS = "user:read:follows";

  private final Helix helix;
  private final TwitchChannels channels;
  private final Supplier<AskTwitch> accounts;
  private final Clock clock;
  private final PollLoop loop;

  /// @param told whether a channel told of itself lately
  public AtTwitch(
      HelixConfig config,
      Supplier<AskTwitch> accounts,
      Watched watched,
      Predicate<Channel> told,
      Clock clock,
      MeterRegistry meters) {
    this.accounts = accounts;
    this.clock = clock;
    helix = new Helix(config, accounts, clock, meters);
    channels = new TwitchChannels(helix);
    var poll = new LivePoll(channels, watched, clock, config.poll(), told);
    loop = new PollLoop(poll, clock, config.poll());
    var _ =
        meters.gauge(
            "hubbub.favourites.twitch.age",
            this,
            one -> one.loop.age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN));
  }

  public Helix helix() {
    return helix;
  }

  public void start() {
    loop.start();
  }

  @Override
  public void close() {
    loop.close();
    helix.close();
  }

  @Override
  public Found find(Channel channel) {
    if (!(channels.byLogin(PEOPLE, List.of(channel.name()))
        instanceof HelixAnswer.Answered(var users))) {
      return new Found.Unknown();
    }
    if (users.isEmpty()) {
      return new Found.Nobody();
    }
    var user = users.getFirst();
    return channels.streams(PEOPLE, List.of(user.id())) instanceof HelixAnswer.Answered(var live)
        ? new Found.There(look(user, live))
        : new Found.Unknown();
  }

  private Look look(TwitchUser user, List<TwitchChannels.LiveStream> live) {
    var onAir = live.stream().map(TwitchChannels.LiveStream::onAir).findFirst();
    return new Look(streamer(user), onAir, clock.instant());
  }

  @Override
  public List<Streamer> search(String words, int most) {
    return channels.search(PEOPLE, words, most) instanceof HelixAnswer.Answered(var users)
        ? users.stream().map(AtTwitch::streamer).toList()
        : List.of();
  }

  @Override
  public Followed followed(String accountId, int most) {
    try {
      var key = accounts.get().keyOf(accountId);
      return key.isPresent() && key.get().scopes().contains(FOLLOWS)
          ? followed(new Asker.Person(accountId), key.get().userId(), most)
          : new Followed.NotAllowed();
    } catch (NoAnswer _) {
      return new Followed.Unknown();
    }
  }

  private Followed followed(Asker.Person asker, String twitchId, int most) {
    var all = new ArrayList<Streamer>();
    var after = "";
    do {
      switch (channels.followed(asker, twitchId, after)) {
        case HelixAnswer.Answered(var page) -> {
          page.items().stream().map(AtTwitch::streamer).forEach(all::add);
          after = page.items().isEmpty() ? "" : page.next();
        }
        case HelixAnswer.Refused<HelixPage<TwitchUser>> _,
            HelixAnswer.NoKey<HelixPage<TwitchUser>> _ -> {
          return new Followed.NotAllowed();
        }
        case HelixAnswer.Away<HelixPage<TwitchUser>> _ -> {
          return new Followed.Unknown();
        }
      }
    } while (!after.isEmpty() && all.size() < most);
    return new Followed.These(all.stream().limit(most).toList());
  }

  private static Streamer streamer(TwitchUser user) {
    return new Streamer(
        new Channel(LivePoll.PLATFORM, user.login()),
        user.id(),
        user.name(),
        "",
        new Streamer.State.Unknown(),
        "",
        "",
        Optional.empty());
  }
}
