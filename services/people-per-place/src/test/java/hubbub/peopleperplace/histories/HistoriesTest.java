package hubbub.peopleperplace.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to places and people, and in whatever order, how often and how late it is told,
/// the copy ends as the plain join of both. A history that does not is cut down to a small one.
///
/// `-Dhistories.seed=…` takes the same histories again.
class HistoriesTest {
  private static final int LENGTH_MAX = 60;
  private static final int IN_ONE_TRANSACTION = 4_000;
  private static final int WITH_COMMITS = 120;

  private final Path folder;
  private Storage storage;
  private Database database;

  HistoriesTest(@TempDir Path folder) {
    this.folder = folder;
    storage = Shape.at(folder).open(folder, new PinnedClock());
    database = storage.open("people-per-place");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  /// Histories of the whole suite.
  int inOneTransaction() {
    return IN_ONE_TRANSACTION;
  }

  @Test
  void thousands_of_histories_end_in_the_plain_join() {
    all(
        inOneTransaction(),
        history ->
            database.write(
                tx -> new Telling(() -> new Within(database, tx), () -> {}).tell(history)));
  }

  @Test
  void histories_with_every_hearing_committed_and_restarts_end_in_the_plain_join() {
    all(WITH_COMMITS, history -> new Telling(() -> database, this::restart).tell(history));
  }

  @Test
  void a_history_that_ends_otherwise_is_cut_down_to_what_matters() {
    var history = Step.history(1, LENGTH_MAX);

    var small =
        smaller(
            history,
            steps ->
                steps.stream().anyMatch(step -> step.kind() == Step.Kind.MAKE_PERSON)
                    ? Optional.of("somebody was made")
                    : Optional.empty());

    assertThat(small).extracting(Step::kind).containsExactly(Step.Kind.MAKE_PERSON);
  }

  private void restart() {
    storage.close();
    storage = Shape.at(folder).open(folder, new PinnedClock());
    database = storage.open("people-per-place");
  }

  private static void all(int count, Function<List<Step>, Optional<String>> telling) {
    var seed = Long.getLong("histories.seed", System.nanoTime());
    var random = new SplittableRandom(seed);
    for (var n = 0; n < count; n++) {
      var history = Step.history(random.nextLong(), 1 + random.nextInt(LENGTH_MAX));
      if (telling.apply(history).isPresent()) {
        var small = smaller(history, telling);
        fail(
            "-Dhistories.seed=%d, history %d: %s%n%s",
            seed, n, telling.apply(small).orElse("not each time"), small);
      }
    }
  }

  /// Leaves out steps, many at once and then one by one, as long as it still ends otherwise.
  private static List<Step> smaller(
      List<Step> history, Function<List<Step>, Optional<String>> telling) {
    var small = history;
    for (var some = history.size() / 2; some > 0; some = some == 1 ? 0 : some / 2) {
      for (var from = 0; from < small.size(); ) {
        var without = new ArrayList<>(small);
        without.subList(from, Math.min(from + some, small.size())).clear();
        if (telling.apply(without).isPresent()) {
          small = without;
        } else {
          from += some;
        }
      }
    }
    return small;
  }
}
