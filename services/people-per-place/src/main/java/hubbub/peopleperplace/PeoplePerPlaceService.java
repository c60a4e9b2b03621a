package hubbub.peopleperplace;

import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.peopleperplace.domain.Ages;
import hubbub.peopleperplace.domain.Source;
import hubbub.peopleperplace.facts.OnChanges;
import hubbub.peopleperplace.http.BigAnswers;
import hubbub.peopleperplace.http.PeoplePerPlaceRoutes;
import hubbub.peopleperplace.questions.AnswerPeoplePerPlace;
import hubbub.peopleperplace.rebuild.Rebuild;
import hubbub.peopleperplace.store.SqlCopy;
import hubbub.peopleperplace.store.SqlGenerations;
import hubbub.peopleperplace.store.SqlHeard;
import hubbub.peopleperplace.store.SqlJoin;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.http.ListCache;
import hubbub.platform.questions.FarPeople;
import hubbub.platform.questions.FarPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The door of people per place: its parts, and how they are joined.
public final class PeoplePerPlaceService implements Service {
  private static final String NAME = "people-per-place";

  private final Bus bus;
  private final OnChanges onChanges;
  private final Beat beat;
  private final Rebuild rebuild;
  private final List<Subscription> subscriptions = new ArrayList<>();

  public PeoplePerPlaceService(Platform platform) {
    var config = PeoplePerPlaceConfig.from(platform.settings());
    var database = platform.storage().open(NAME);
    var ticker = platform.ticker();
    var ages = new Ages(ticker::nanos);
    var generations = new SqlGenerations(database, platform.clock());
    bus = platform.bus();
    onChanges = new OnChanges(NAME, database, new SqlCopy(platform.clock()));
    beat = new Beat(ages, new SqlHeard(database), generations, platform.clock(), ticker);
    rebuild =
        new Rebuild(
            generations,
            platform.questions().whom(AskPlaces.class, Source.PLACES.word(), FarPlaces::new),
            platform.questions().whom(AskPeople.class, Source.PEOPLE.word(), FarPeople::new),
            ages,
            beat::tidy);
    var big = new BigAnswers(config.bigAnswersMax(), config.bigAnswerTime(), ticker::nanos);
    var cache = new ListCache(config.cacheBytes());
    var join = new SqlJoin(database);
    var answers = new AnswerPeoplePerPlace(join);
    platform.questions().answer(AskPeoplePerPlace.class, answers);
    new PeoplePerPlaceRoutes(join, answers, ages, rebuild, generations, cache, big)
        .hang(platform.routes());
    platform.observe().health().add(NAME, new HowOld(ages, config.ageMax(), ticker));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    subscriptions.add(bus.hear(onChanges));
    beat.start(rebuild::begin);
    subscriptions.add(
        bus.follow(
            Set.of(DirectoryStands.class),
            fact -> {
              if (fact instanceof DirectoryStands stands) {
                beat.said(stands);
              }
            }));
  }

  @Override
  public void stop() {
    rebuild.stop();
    subscriptions.reversed().forEach(Subscription::close);
    beat.stop();
  }
}
