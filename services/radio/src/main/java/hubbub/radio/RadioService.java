package hubbub.radio;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.observe.Health.State;
import hubbub.platform.questions.FarAccounts;
import hubbub.radio.air.Air;
import hubbub.radio.alarms.Alarm;
import hubbub.radio.alarms.Alarms;
import hubbub.radio.alarms.CrowdWatch;
import hubbub.radio.alarms.RecordingWatch;
import hubbub.radio.alarms.SilenceWatch;
import hubbub.radio.alarms.SourceWatch;
import hubbub.radio.audience.Sessions;
import hubbub.radio.audience.SqlSessions;
import hubbub.radio.door.RadioDoor;
import hubbub.radio.door.Stations;
import hubbub.radio.fallbacks.Fallbacks;
import hubbub.radio.fallbacks.RehearsalSound;
import hubbub.radio.fallbacks.SqlFallbacks;
import hubbub.radio.http.AlarmRoutes;
import hubbub.radio.http.Hosts;
import hubbub.radio.http.LevelRoutes;
import hubbub.radio.http.ListeningRoutes;
import hubbub.radio.http.OnAirRoutes;
import hubbub.radio.http.ShowRoutes;
import hubbub.radio.http.StreamRoutes;
import hubbub.radio.levels.Meters;
import hubbub.radio.notices.Notices;
import hubbub.radio.record.RecordingAlarm.Trouble;
import hubbub.radio.shows.Shows;
import hubbub.radio.shows.SqlShows;
import hubbub.radio.websocket.LiveDoor;
import io.micrometer.core.instrument.FunctionCounter;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The door of radio: its parts, and how they are joined.
public final class RadioService implements Service {
  private static final String NAME = "radio";
  private static final int NOTES_MAX = 10;

  private final Air air;
  private final Shows shows;
  private final Fallbacks fallbacks;
  private final Sessions sessions;
  private final Meters levels;
  private final Alarms alarms;
  private final Notices notices;
  private final CrowdWatch crowd;
  private final int voices;
  private final Bus bus;
  private @Nullable Subscription following;

  public RadioService(Platform platform) {
    var config = RadioConfig.from(platform.settings());
    var clock = platform.clock();
    var routes = platform.routes();
    var ticker = platform.ticker();
    var database = platform.storage().open(NAME);
    shows =
        new Shows(
            platform.data().resolve("shows"),
            config.shows(),
            new SqlShows(database),
            clock,
            ticker);
    sessions = new Sessions(config.sessions(), new SqlSessions(database), clock, ticker);
    alarms = new Alarms(clock, ticker);
    notices = new Notices(alarms, config.notices(), routes.reach().publicUrl(), ticker);
    var silence = new SilenceWatch(alarms, config.silenceLevel(), config.silenceAfter(), ticker);
    var sources = new SourceWatch(alarms, silence, config.shows().resumeTime(), ticker);
    voices = config.alarmVoices();
    crowd = new CrowdWatch(alarms, sources, voices, ticker);
    bus = platform.bus();
    shows.tell(new RecordingWatch(alarms));
    levels = new Meters(config.levelShare(), ticker);
    levels.add(silence);
    levels.add(shows.curves());
    var records = new Both(shows, new Both(levels, sources));
    air = new Air(config.air(), clock, ticker, records, RehearsalSound.others(sessions));
    fallbacks =
        new Fallbacks(platform.data().resolve("fallbacks"), new SqlFallbacks(database), air);
    var accounts =
        platform
            .questions()
            .whom(AskAccounts.class, "accounts", far -> new FarAccounts(far, platform.ticker()));
    var stations =
        new Stations(
            routes.reach().publicUrl(), "", config.air().listenersPerMount(), clock.instant());
    routes.streams(
        new RadioDoor(
            air, accounts, routes::isReserved, stations, fallbacks, clock, platform.ticker()));
    new StreamRoutes(air, levels).hang(routes);
    var watched = new LevelRoutes(config.levelWatchers());
    watched.hang(routes);
    levels.add(watched);
    new ShowRoutes(shows, accounts).hang(routes);
    var hosts = new Hosts(accounts);
    new AlarmRoutes(alarms, hosts).hang(routes);
    new OnAirRoutes(air, hosts).hang(routes);
    new ListeningRoutes(sessions, air, hosts, clock).hang(routes);
    new LiveDoor(air, accounts, platform.ticker()).hang(routes);
    var meters = platform.observe().meters();
    meters.gauge("hubbub.radio.sources", air, one -> one.counts().sources());
    meters.gauge("hubbub.radio.listeners", air, one -> one.counts().listeners());
    FunctionCounter.builder("hubbub.radio.listening.lost", sessions, Sessions::lost)
        .register(meters);
    meters.gauge("hubbub.radio.levels", levels, one -> one.counts().measured());
    FunctionCounter.builder("hubbub.radio.levels.skipped", levels, one -> one.counts().skipped())
        .register(meters);
    meters.gauge("hubbub.radio.levels.watchers", watched, LevelRoutes::watchers);
    meters.gauge("hubbub.radio.alarms", alarms, one -> one.now().size());
    FunctionCounter.builder("hubbub.radio.alarms.raised", alarms, Alarms::ever).register(meters);
    FunctionCounter.builder("hubbub.radio.alarms.unsent", notices, Notices::unsent)
        .register(meters);
    meters.gauge("hubbub.radio.shows", shows, Shows::amount);
    meters.gauge("hubbub.radio.shows.trouble", shows, one -> one.troubles().size());
    platform.observe().health().add(NAME, this::health);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    shows.start();
    fallbacks.start();
    sessions.start();
    levels.start();
    notices.start();
    if (voices > 0) {
      following = bus.follow(Set.of(MessagesSeen.class), crowd);
    }
  }

  @Override
  public void stop() {
    if (following != null) {
      following.close();
    }
    air.close();
    notices.close();
    levels.close();
    shows.close();
    sessions.close();
  }

  private Report health() {
    var counts = air.counts();
    var measured = levels.counts();
    var figures =
        Map.<String, Object>ofEntries(
            Map.entry("sources", counts.sources()),
            Map.entry("listeners", counts.listeners()),
            Map.entry("listeners_moved_on", counts.skipped()),
            Map.entry("listeners_closed", counts.stalled()),
            Map.entry("refused", counts.refused()),
            Map.entry("listening_lost", sessions.lost()),
            Map.entry("shows_running", shows.amount()),
            Map.entry("shows_in_trouble", shows.troubles().size()),
            Map.entry("levels_skipped", measured.skipped()),
            Map.entry("levels_failed", measured.thrown()),
            Map.entry("alarms_unsent", notices.unsent()));
    var notes = new ArrayList<String>();
    shows.troubles().entrySet().stream()
        .limit(NOTES_MAX)
        .map(one -> "show " + one.getKey() + " is not recorded: " + words(one.getValue()))
        .forEach(notes::add);
    fallbacks.missing().entrySet().stream()
        .limit(NOTES_MAX)
        .map(one -> one.getKey() + ": " + one.getValue())
        .forEach(notes::add);
    alarms.now().stream()
        .filter(one -> !(one.alarm() instanceof Alarm.RecordingStopped))
        .limit(NOTES_MAX)
        .map(one -> one.mount() + ": " + one.alarm().text())
        .forEach(notes::add);
    return new Report(notes.isEmpty() ? State.FINE : State.TROUBLE, notes, figures);
  }

  private static String words(Trouble trouble) {
    return switch (trouble) {
      case NO_ROOM -> "there is no room on the disk (radio.room-min)";
      case TOO_SLOW -> "the disk is too slow";
      case UNWRITABLE -> "the disk can't be written";
    };
  }
}
