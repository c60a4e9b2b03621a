package hubbub.radio.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.radio.air.Air;
import hubbub.radio.audience.Listening;
import hubbub.radio.audience.Sessions;
import hubbub.radio.audience.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tells those who go on air in a channel how much it was listened to.
public final class ListeningRoutes {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final long MILLIS = 1_000;
  private static final double MILLIS_OF_A_HUNDREDTH = 36_000;

  private final Sessions sessions;
  private final Air air;
  private final Hosts hosts;
  private final Clock clock;

  public ListeningRoutes(Sessions sessions, Air air, Hosts hosts, Clock clock) {
    this.sessions = sessions;
    this.air = air;
    this.hosts = hosts;
    this.clock = clock;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/channels/{name}/listening", Access.CHANNELS, this::ask);
  }

  /// How much it was, as the document has it.
  record ListeningJson(
      String channel,
      Instant from,
      Instant to,
      long sessions,
      long listenedSeconds,
      double hours,
      long listeningNow,
      List<ProgramJson> programs,
      List<ReferrerJson> referrers) {

    static ListeningJson of(String channel, Instant from, Instant to, Listening listening) {
      var all = listening.all();
      return new ListeningJson(
          channel,
          from,
          to,
          all.sessions(),
          all.millis() / MILLIS,
          Math.round(all.millis() / MILLIS_OF_A_HUNDREDTH) / 100.0,
          listening.now(),
          listening.programs().stream().map(ProgramJson::of).toList(),
          listening.referrers().stream().map(ReferrerJson::of).toList());
    }
  }

  /// What is listened with.
  record ProgramJson(String program, long sessions, long listenedSeconds) {
    static ProgramJson of(Share share) {
      return new ProgramJson(share.name(), share.sessions(), share.millis() / MILLIS);
    }
  }

  /// Where players stand.
  record ReferrerJson(String referrer, long sessions, long listenedSeconds) {
    static ReferrerJson of(Share share) {
      return new ReferrerJson(share.name(), share.sessions(), share.millis() / MILLIS);
    }
  }

  private Answer ask(Request request) {
    var channel = hosts.channel(request);
    var to = request.query().instant("to").orElseGet(clock::instant);
    var from = request.query().instant("from").orElseGet(() -> to.minus(USUAL));
    if (!from.isBefore(to)) {
      throw Refusal.wrong("to", "it must be after from");
    }
    var listening = sessions.listening(channel, from, to, air.visits(channel));
    return Answer.json(ListeningJson.of(channel, from, to, listening));
  }
}
