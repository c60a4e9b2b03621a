package hubbub.accounts;

import hubbub.accounts.domain.BeginSession;
import hubbub.accounts.domain.Buckets;
import hubbub.accounts.domain.People;
import hubbub.accounts.http.TwitchAccountRoutes;
import hubbub.accounts.http.TwitchAddress;
import hubbub.accounts.http.TwitchKeyRoutes;
import hubbub.accounts.http.TwitchSignInRoutes;
import hubbub.accounts.store.SqlTwitch;
import hubbub.accounts.twitch.AtTwitch;
import hubbub.accounts.twitch.NoTwitch;
import hubbub.accounts.twitch.Seals;
import hubbub.accounts.twitch.SignInWithTwitch;
import hubbub.accounts.twitch.TwitchConfig;
import hubbub.accounts.twitch.TwitchKeeper;
import hubbub.accounts.twitch.TwitchLogins;
import hubbub.accounts.twitch.TwitchRounds;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.platform.http.Routes;
import hubbub.platform.storage.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Signing in with Twitch: its parts, and how they are joined. Where this installation is not
/// registered at Twitch, it says so, and nobody is asked.
final class TwitchRoom {
  private final Optional<Parts> parts;
  private final Clock clock;
  private final TwitchLogins logins;
  private final TwitchAddress address;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("accounts-twitch").daemon().factory());

  private record Parts(AtTwitch twitch, TwitchKeeper keeper, TwitchRounds rounds) {}

  /// @param data the data folder
  TwitchRoom(
      TwitchConfig config, Path data, Database database, Clock clock, Optional<URI> publicUrl) {
    this.clock = clock;
    logins = new SqlTwitch(database, clock);
    address = new TwitchAddress(publicUrl);
    parts =
        config
            .app()
            .map(app -> {
              var twitch = new AtTwitch(config.url(), app);
              var file =
                  config.keyFile().orElseGet(() -> data.resolve("accounts").resolve("twitch.keys"));
              var seals = Seals.of(file);
              var keeper = new TwitchKeeper(logins, twitch, seals, clock);
              var rounds = new TwitchRounds(logins, twitch, seals, keeper, clock);
              return new Parts(twitch, keeper, rounds);
            });
  }

  AskTwitch answer() {
    return parts.<AskTwitch>map(Parts::keeper).orElseGet(NoTwitch::new);
  }

  /// @param byAddress how often somebody may begin to sign in, from one address
  /// @param open whether anybody may register
  void hang(
      Routes routes,
      People people,
      BeginSession sessions,
      Buckets byAddress,
      Buckets registrations,
      BooleanSupplier open) {
    var signIn =
        parts.map(all ->
            new SignInWithTwitch(
                logins, all.twitch(), all.keeper(), people, sessions, registrations, open, clock));
    new TwitchSignInRoutes(signIn, address, byAddress).hang(routes);
    new TwitchAccountRoutes(logins, parts.isPresent(), address, this::revokeSoon).hang(routes);
    new TwitchKeyRoutes(answer()).hang(routes);
  }

  TwitchLogins logins() {
    return logins;
  }

  void start() {
    if (parts.isPresent()) {
      var _ = rounds.scheduleAtFixedRate(this::round, 0, 1, TimeUnit.MINUTES);
    }
  }

  void stop() {
    rounds.shutdownNow();
    parts.ifPresent(all -> all.twitch().close());
  }

  void round() {
    parts.ifPresent(all -> all.rounds().go());
  }

  private void revokeSoon() {
    try {
      parts.ifPresent(all -> rounds.execute(this::round));
    } catch (RejectedExecutionException _) {
      // The house closes; the next start goes on.
    }
  }
}
