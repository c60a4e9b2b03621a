package hubbub.peopleperplace.rebuild;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.AskPlaces;
import hubbub.peopleperplace.domain.Ages;
import hubbub.peopleperplace.domain.Source;
import hubbub.peopleperplace.domain.Told;
import hubbub.peopleperplace.store.SqlGenerations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills a new generation of the copy page by page from what the two services have, while facts go
/// to it and to the one that answers; then lets the new one answer. When it fails, the old one
/// stays.
public final class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final int PAGE = 1_000;
  private static final long END_MILLIS = 500;

  private final SqlGenerations generations;
  private final Supplier<AskPlaces> places;
  private final Supplier<AskPeople> people;
  private final Ages ages;
  private final Runnable ended;
  private volatile boolean ending;
  private @Nullable Thread thread;

  /// @param ended called when one has ended, well or not
  public Rebuild(
      SqlGenerations generations,
      Supplier<AskPlaces> places,
      Supplier<AskPeople> people,
      Ages ages,
      Runnable ended) {
    this.generations = generations;
    this.places = places;
    this.people = people;
    this.ages = ages;
    this.ended = ended;
  }

  /// Begins, and goes on in the background.
  ///
  /// @return false if one is under way, here or in another process
  public synchronized boolean begin() {
    var begun = generations.begin();
    if (begun.isEmpty()) {
      return false;
    }
    var generation = begun.getAsLong();
    LOG.info("rebuild begun generation={}", generation);
    thread = Thread.ofPlatform().name("rebuild").daemon().start(() -> run(generation));
    return true;
  }

  /// Gives up what is under way here.
  public synchronized void stop() {
    ending = true;
    var running = thread;
    if (running != null) {
      try {
        running.join(END_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run(long generation) {
    try {
      if (copyPlaces(generation)
          && copyPeople(generation)
          && generations.finish(generation, setBack())) {
        LOG.info("rebuild done generation={}", generation);
      } else {
        giveUp(generation, "it was stopped");
      }
    } catch (NoAnswer e) {
      giveUp(generation, e.service() + " does not answer");
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("rebuild failed generation={}", generation);
      giveUp(generation, "it failed: " + e.getClass().getSimpleName());
    } finally {
      ended.run();
    }
  }

  /// Where even that cannot be kept, it counts as given up when its pulse has stood still for long.
  private void giveUp(long generation, String reason) {
    LOG.warn("rebuild given up generation={} reason=\"{}\"", generation, reason);
    try {
      generations.giveUp(generation, reason);
    } catch (RuntimeException e) {
      LOG.warn("rebuild cannot be given up: {}", e.toString());
    }
  }

  private boolean copyPlaces(long generation) {
    var after = 0L;
    while (!ending) {
      var page = places.get().after(after, PAGE);
      if (page.isEmpty()) {
        return true;
      }
      var told =
          page.stream()
              .map(one -> new Told<>(one.place().id(), one.place(), one.change()))
              .toList();
      after = next(after, told.getLast().id());
      if (!generations.fill(generation, told, List.of())) {
        return false;
      }
    }
    return false;
  }

  private boolean copyPeople(long generation) {
    var after = 0L;
    while (!ending) {
      var page = people.get().after(after, PAGE);
      if (page.isEmpty()) {
        return true;
      }
      var told =
          page.stream()
              .map(one -> new Told<>(one.person().id(), one.person(), one.change()))
              .toList();
      after = next(after, told.getLast().id());
      if (!generations.fill(generation, List.of(), told)) {
        return false;
      }
    }
    return false;
  }

  private static long next(long after, long last) {
    if (last <= after) {
      throw new IllegalStateException("a page ends at " + last + " and began after " + after);
    }
    return last;
  }

  private Map<Source, Long> setBack() {
    var stands = new EnumMap<Source, Long>(Source.class);
    for (var source : Source.values()) {
      var knowledge = ages.of(source);
      if (knowledge.isSetBack()) {
        stands.put(source, knowledge.stand());
      }
    }
    return stands;
  }
}
