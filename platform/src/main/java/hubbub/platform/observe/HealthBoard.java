package hubbub.platform.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All parts and how they are.
public final class HealthBoard implements Health {
  private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);

  private final Map<String, Supplier<Report>> parts = new ConcurrentSkipListMap<>();

  @Override
  public void add(String part, Supplier<Report> check) {
    if (parts.putIfAbsent(part, check) != null) {
      throw new IllegalStateException("two parts called " + part);
    }
  }

  @Override
  public Map<String, Report> all() {
    var all = new TreeMap<String, Report>();
    parts.forEach((part, check) -> all.put(part, report(part, check)));
    return all;
  }

  /// The worst of all parts.
  public State state() {
    return all().values().stream().map(Report::state).max(State::compareTo).orElse(State.FINE);
  }

  /// A part that cannot even say how it is, is away.
  private static Report report(String part, Supplier<Report> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("part", part).log("cannot say how it is");
      return Report.away("it cannot say how it is");
    }
  }
}
