package hubbub.statistics.store;

import static hubbub.statistics.store.Crowds.HARBOUR;
import static hubbub.statistics.store.Crowds.LIGHTHOUSE;
import static hubbub.statistics.store.Crowds.at;
import static hubbub.statistics.store.Crowds.measured;
import static hubbub.statistics.store.Crowds.said;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunStarted;
import hubbub.statistics.domain.DrawSeries;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Scope;
import hubbub.statistics.domain.Summarise;
import hubbub.statistics.domain.Summary.Chatter;
import hubbub.statistics.domain.WordCounts.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/// A random history, told in random pieces with undone and folded hearings between, compared with a
/// model that counts one by one. The seed stands in each failure.
final class RandomHistory {
  static final int HISTORIES = Integer.getInteger("hubbub.histories", 12);

  private static final List<String> RUNS = List.of("a", "b", "c", "d");
  private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "dot", "eli", "fay");
  private static final List<String> TEXTS =
      List.of("storm", "storm gale", "calm", "gull gull gull", "");
  private static final int SPAN = 4 * 3_600;

  private final long seed;
  private final Random random;
  private final KeptCrowd crowd;
  private final CrowdModel model = new CrowdModel();

  RandomHistory(long seed, KeptCrowd crowd) {
    this.seed = seed;
    this.random = new Random(seed);
    this.crowd = crowd;
  }

  void play() {
    for (var round = 0; round < 4; round++) {
      for (var hearing = 0; hearing < 8; hearing++) {
        hearSome();
      }
      compare();
    }
  }

  private void hearSome() {
    var facts = new ArrayList<KeptFact>();
    for (var i = random.nextInt(1, 6); i > 0; i--) {
      facts.add(fact());
    }
    switch (random.nextInt(6)) {
      case 0 -> crowd.hearAndFail(facts.toArray(KeptFact[]::new));
      case 1 -> crowd.tidy().foldAll();
      case 2 -> crowd.tidy().tidy();
      default -> {
        // On with it.
      }
    }
    crowd.hear(facts);
    facts.forEach(model::hear);
  }

  private KeptFact fact() {
    return switch (random.nextInt(20)) {
      case 0 -> started(one(RUNS));
      case 1, 2 -> measured(one(RUNS), channel(), 0, random.nextInt(1, SPAN));
      case 3 -> new PersonOptedOut("twitch", one(PEOPLE), random.nextBoolean(), at(0));
      case 4 -> new PersonForgotten("twitch", one(PEOPLE), at(random.nextInt(SPAN)));
      case 5 ->
          random.nextInt(6) == 0
              ? new RunDeleted(one(RUNS), at(0))
              : new PersonOptedOut("twitch", one(PEOPLE), false, at(0));
      default -> messages();
    };
  }

  /// The last one does not count.
  private RunStarted started(String run) {
    var counted = !run.equals(RUNS.getLast());
    return new RunStarted(run, "Run", at(0), List.of(channel()), counted);
  }

  private MessagesSeen messages() {
    var runs = new ArrayList<>(RUNS);
    java.util.Collections.shuffle(runs, random);
    var said = new ArrayList<Message>();
    var around = random.nextInt(SPAN);
    for (var i = random.nextInt(1, 12); i > 0; i--) {
      said.add(said(one(PEOPLE), around + random.nextInt(0, 90), one(TEXTS)));
    }
    var all = runs.subList(0, random.nextInt(1, 3));
    var counting = random.nextInt(4) == 0 ? random.nextInt(all.size()) : all.size();
    return new MessagesSeen(
        channel(), all.subList(0, counting), all.subList(counting, all.size()), said);
  }

  private Channel channel() {
    return random.nextInt(3) == 0 ? LIGHTHOUSE : HARBOUR;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void compare() {
    assertThat(crowd.totals()).as("seed %d", seed).isEqualTo(model.totals());
    for (var channel : List.of(HARBOUR, LIGHTHOUSE)) {
      crowd
          .ledger()
          .look(reading -> reading.channel(channel))
          .ifPresent(scope -> compare(scope, model.ofChannel(channel), channel.toString()));
    }
    for (var run : RUNS) {
      crowd.run(run).ifPresent(scope -> compare(scope, model.ofRun(run), run));
    }
  }

  private void compare(Scope scope, List<CrowdModel.Counted> all, String what) {
    var begin = at(0).getEpochSecond();
    compareRange(scope, all, Optional.empty(), what);
    for (var i = 0; i < 4; i++) {
      var from = begin + random.nextInt(SPAN);
      var to = from + random.nextInt(1, i % 2 == 0 ? SPAN : 120);
      compareRange(scope, all, Optional.of(new Range(from, to)), what);
    }
    compareSeries(scope, all, begin, 3_600, 5, what);
    compareSeries(scope, all, begin, 60, 250, what);
    compareSeries(scope, all, begin + random.nextInt(1, 60), 60, 250, what);
    compareSeries(scope, all, begin + random.nextInt(SPAN), 10, 100, what);
    compareSeries(scope, all, begin + random.nextInt(SPAN), 1, 300, what);
  }

  private void compareRange(
      Scope scope, List<CrowdModel.Counted> all, Optional<Range> range, String what) {
    var of = CrowdModel.within(all, range.orElse(Range.ALL));
    var summary = crowd.ledger().look(reading -> Summarise.summarise(reading, scope, range, 50));

    assertThat(summary.messages()).as("%s, seed %d", what, seed).isEqualTo(of.size());
    assertThat(summary.people())
        .as("people of %s, seed %d", what, seed)
        .isEqualTo(CrowdModel.people(of).size());
    assertThat(summary.newPeople())
        .as("new people of %s, seed %d", what, seed)
        .isEqualTo(model.newPeople(all, range.orElse(Range.ALL)).size());
    assertThat(summary.peak().messages())
        .as("peak of %s, seed %d", what, seed)
        .isEqualTo(CrowdModel.peak(of));
    // Who comes back after being forgotten has the same name and another number.
    assertThat(
            summary.chatters().stream()
                .collect(
                    Collectors.groupingBy(
                        Chatter::name, Collectors.summingLong(Chatter::messages))))
        .as("chatters of %s, seed %d", what, seed)
        .isEqualTo(CrowdModel.chatters(of));
    if (range.isEmpty()) {
      assertThat(summary.words().stream().collect(Collectors.toMap(Counted::word, Counted::count)))
          .as("words of %s, seed %d", what, seed)
          .isEqualTo(CrowdModel.words(of));
    }
  }

  private void compareSeries(
      Scope scope, List<CrowdModel.Counted> all, long origin, int step, int points, String what) {
    var series =
        crowd.ledger().look(reading -> DrawSeries.draw(reading, scope, origin, step, points, 0));

    assertThat(series.points()).hasSize(points);
    for (var point : series.points()) {
      var of = CrowdModel.within(all, new Range(point.at(), point.at() + step));
      assertThat(point.messages())
          .as("%s at %d by %d, seed %d", what, point.at(), step, seed)
          .isEqualTo(of.size());
      assertThat(point.people())
          .as("people of %s at %d by %d, seed %d", what, point.at(), step, seed)
          .isEqualTo(CrowdModel.people(of).size());
      assertThat(point.newPeople())
          .as("new people of %s at %d by %d, seed %d", what, point.at(), step, seed)
          .isEqualTo(
              of.isEmpty()
                  ? 0
                  : model.newPeople(all, new Range(point.at(), point.at() + step)).size());
    }
  }
}
