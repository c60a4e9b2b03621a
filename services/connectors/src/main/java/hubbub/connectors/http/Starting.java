package hubbub.connectors.http;

import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.DeskLost;
import hubbub.connectors.domain.LedgerAway;
import hubbub.connectors.domain.NewRun;
import hubbub.connectors.domain.Run;
import hubbub.connectors.domain.Started;
import hubbub.platform.config.Units;
import hubbub.platform.http.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Starts a run for a caller, and says in the API's words why it doesn't.
public final class Starting {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private Starting() {}

  /// @param field the caller's field for one of the wish's, both as JSON Pointers
  static Run begin(Desk desk, NewRun wanted, UnaryOperator<String> field) {
    return switch (orAway(() -> desk.start(wanted))) {
      case Started.Begun(var run) -> run;
      case Started.Wrong(var wrong, var message) ->
          throw Refusal.wrong(field.apply(wrong), message);
      case Started.Full(var message) -> throw Refusal.clash(message);
      case Started.Apart(var message) -> throw Refusal.clash(message);
      case Started.Elsewhere(var message) -> throw Refusal.elsewhere(message);
    };
  }

  /// How long a run is to last.
  ///
  /// @param text ISO 8601 or short, e.g. `PT10M`, `10m`
  static @Nullable Duration lasts(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Units.duration(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.wrong("/for", "a duration is written PT10M or 10m");
    }
  }

  /// Asks the desk; that it cannot answer now is said to the caller.
  public static <T> T orAway(Supplier<T> question) {
    try {
      return question.get();
    } catch (DeskLost e) {
      throw Refusal.elsewhere(String.valueOf(e.getMessage()));
    } catch (LedgerAway e) {
      throw Refusal.away(String.valueOf(e.getMessage()), RETRY);
    }
  }
}
