package hubbub.favourites.helix;

import hubbub.contracts.Channel;
import hubbub.favourites.domain.Look;
import hubbub.favourites.domain.OnAir;
import hubbub.favourites.domain.Streamer;
import hubbub.favourites.domain.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Looks at all followed streamers of Twitch in rounds, a hundred a call, as fast as points allow:
/// 700 calls a minute look at 70,000 channels. One thread's.
public final class LivePoll {
  static final String PLATFORM = "twitch";
  private static final Asker ROUNDS = new Asker.Rounds();

  /// How long a name that nobody has is left alone.
  private static final Duration NOBODY = Duration.ofHours(1);

  private final TwitchChannels channels;
  private final Watched watched;
  private final Clock clock;
  private final Duration pause;
  private final Predicate<Channel> told;
  private final Set<Channel> missed = new HashSet<>();
  private String done = "";
  private Instant began;
  private volatile Optional<Round> last = Optional.empty();

  /// @param pause from the beginning of a round to that of the next, at least
  /// @param told whether a channel told of itself lately; it is left alone then, as answers may be
  ///   older than what it said
  public LivePoll(
      TwitchChannels channels,
      Watched watched,
      Clock clock,
      Duration pause,
      Predicate<Channel> told) {
    this.channels = channels;
    this.watched = watched;
    this.clock = clock;
    this.pause = pause;
    this.told = told;
    began = clock.instant();
  }

  /// A round that is over. All that is known of streamers is at most as old as its beginning.
  public record Round(Instant began, Instant ended) {}

  /// The round before this one; empty while the first goes on.
  public Optional<Round> last() {
    return last;
  }

  /// Looks at as many as it may.
  ///
  /// @return when to go on
  public Instant step() {
    if (done.isEmpty()) {
      began = clock.instant();
    }
    while (true) {
      var some = watched.after(PLATFORM, done, TwitchChannels.CALL_MAX);
      if (some.isEmpty()) {
        return end();
      }
      var wait = look(some);
      if (wait.isPresent()) {
        return wait.get();
      }
      done = some.getLast().channel().name();
    }
  }

  private Instant end() {
    var now = clock.instant();
    done = "";
    last = Optional.of(new Round(began, now));
    var next = began.plus(pause);
    return next.isBefore(now) ? now : next;
  }

  /// @return when to try again; empty if all were looked at
  private Optional<Instant> look(List<Streamer> some) {
    var byId = new HashMap<String, Streamer>();
    var wait = name(some, byId);
    if (wait.isPresent() || byId.isEmpty()) {
      return wait;
    }
    return switch (channels.streams(ROUNDS, List.copyOf(byId.keySet()))) {
      case HelixAnswer.Answered(var live) -> {
        keep(byId, live);
        yield Optional.empty();
      }
      case HelixAnswer.Refused<?> _ -> Optional.empty();
      case HelixAnswer.Away(var until) -> Optional.of(until);
      case HelixAnswer.NoKey<?> _ -> Optional.of(clock.instant().plus(pause));
    };
  }

  /// Finds out who those are that are known by name only.
  private Optional<Instant> name(List<Streamer> some, Map<String, Streamer> byId) {
    var unnamed = new HashMap<String, Streamer>();
    for (var one : some) {
      if (told.test(one.channel())) {
        missed.remove(one.channel());
      } else if (!one.platformId().isEmpty()) {
        byId.put(one.platformId(), one);
      } else if (isDue(one)) {
        unnamed.put(one.channel().name(), one);
      }
    }
    if (unnamed.isEmpty()) {
      return Optional.empty();
    }
    return switch (channels.byLogin(ROUNDS, List.copyOf(unnamed.keySet()))) {
      case HelixAnswer.Answered(var users) -> {
        named(users, unnamed, byId);
        yield Optional.empty();
      }
      case HelixAnswer.Refused<?> _ -> Optional.empty();
      case HelixAnswer.Away(var until) -> Optional.of(until);
      case HelixAnswer.NoKey<?> _ -> Optional.of(clock.instant().plus(pause));
    };
  }

  private boolean isDue(Streamer one) {
    var now = clock.instant();
    return one.checkedAt().filter(at -> at.plus(NOBODY).isAfter(now)).isEmpty();
  }

  private void named(
      List<TwitchUser> users, Map<String, Streamer> unnamed, Map<String, Streamer> byId) {
    for (var user : users) {
      var one = unnamed.remove(user.login());
      if (one != null) {
        watched.named(one.channel(), user.id(), user.name());
        byId.put(user.id(), one.named(user.id(), user.name()));
      }
    }
    watched.asked(unnamed.values().stream().map(Streamer::channel).toList(), clock.instant());
  }

  private void keep(Map<String, Streamer> byId, List<TwitchChannels.LiveStream> live) {
    var now = clock.instant();
    var onAir = new HashMap<String, OnAir>();
    live.forEach(one -> onAir.put(one.userId(), one.onAir()));
    var looks = new ArrayList<Look>();
    for (var one : byId.entrySet()) {
      var look = new Look(one.getValue(), Optional.ofNullable(onAir.get(one.getKey())), now);
      if (isBelieved(look)) {
        looks.add(look);
      }
    }
    watched.looked(looks);
  }

  private boolean isBelieved(Look look) {
    var channel = look.before().channel();
    if (look.misses() && missed.add(channel)) {
      return false;
    }
    missed.remove(channel);
    return true;
  }
}
