package hubbub.peopleperplace;

import hubbub.peopleperplace.domain.Ages;
import hubbub.peopleperplace.domain.Source;
import hubbub.platform.Ticker;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.observe.Health.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How old our knowledge is, in words for operators.
final class HowOld implements Supplier<Report> {
  private final Ages ages;
  private final Duration most;
  private final Ticker ticker;
  private final long begun;

  /// @param most after which it is trouble; as long is waited after the start
  HowOld(Ages ages, Duration most, Ticker ticker) {
    this.ages = ages;
    this.most = most;
    this.ticker = ticker;
    begun = ticker.nanos();
  }

  @Override
  public Report get() {
    var notes = new ArrayList<String>();
    var figures = new TreeMap<String, Object>();
    var state = State.FINE;
    for (var source : Source.values()) {
      var knowledge = ages.of(source);
      var age = knowledge.age();
      age.ifPresent(known -> figures.put(source.word() + " age in seconds", known.toSeconds()));
      var old = ticker.nanos() - begun > most.toNanos() && isOld(age);
      state = old || knowledge.isSetBack() ? State.TROUBLE : state;
      notes.add(
          knowledge.isSetBack()
              ? source.word()
                  + " has forgotten changes that were heard of it, as after a backup of it alone was"
                  + " restored; \"hubbub rebuild people-per-place\" begins anew"
              : age.map(known -> source.word() + " known as of " + known.toSeconds() + " s ago")
                      .orElse(source.word() + " never heard")
                  + (old ? "; it is away, or what it tells is late" : ""));
    }
    return new Report(state, notes, figures);
  }

  private boolean isOld(Optional<Duration> age) {
    return age.isEmpty() || age.get().compareTo(most) > 0;
  }
}
