package hubbub.statistics.domain;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was counted so far.
public interface Ledger {
  /// Answers a question from one moment of it.
  <T extends @Nullable Object> T look(Function<Reading, T> question);
}
