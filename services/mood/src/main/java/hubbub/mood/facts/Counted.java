package hubbub.mood.facts;

import hubbub.mood.domain.Audience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/// Counts what was heard, by what it was to the mood. A hearing that is undone and tried again
/// counts again: these are for operators, not for the figures.
public final class Counted {
  private final Map<Audience.Part, Counter> counters = new EnumMap<>(Audience.Part.class);

  public Counted(MeterRegistry meters) {
    counters.put(Audience.Part.VOICE, meters.counter("hubbub.mood.messages"));
    counters.put(Audience.Part.BOT, left(meters, "bot"));
    counters.put(Audience.Part.COMMAND, left(meters, "command"));
    counters.put(Audience.Part.WORDLESS, left(meters, "wordless"));
  }

  void count(Audience.Part part) {
    var counter = counters.get(part);
    if (counter != null) {
      counter.increment();
    }
  }

  private static Counter left(MeterRegistry meters, String why) {
    return meters.counter("hubbub.mood.left.out", "why", why);
  }
}
