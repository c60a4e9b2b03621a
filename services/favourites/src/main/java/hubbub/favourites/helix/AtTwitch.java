package hubbub.favourites.helix;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.favourites.domain.Elsewhere;
import hubbub.favourites.domain.Look;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Twitch's part of favourites: finds streamers there, and looks who of them is live.
public final class AtTwitch implements Elsewhere, AutoCloseable {
  private static final Asker PEOPLE = new Asker.App();

  private final Helix helix;
  private final TwitchChannels channels;
  private final Clock clock;
  private final PollLoop loop;

  public AtTwitch(
      HelixConfig config,
      Supplier<AskTwitch> accounts,
      Watched watched,
      Clock clock,
      MeterRegistry meters) {
    this.clock = clock;
    helix = new Helix(config, accounts, clock, meters);
    channels = new TwitchChannels(helix);
    var poll = new LivePoll(channels, watched, clock, config.poll());
    loop = new PollLoop(poll, clock, config.poll());
    var _ =
        meters.gauge(
            "hubbub.favourites.twitch.age",
            this,
            one -> one.loop.age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN));
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
