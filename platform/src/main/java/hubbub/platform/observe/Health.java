package hubbub.platform.observe;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// How each part is. `/health` shows it all, `/health/ready` answers 503 while a part is
/// [State#AWAY], `/health/live` as long as the process answers at all.
public interface Health {
  /// Adds a part; `check` must return at once.
  void add(String part, Supplier<Report> check);

  /// All parts, by name.
  Map<String, Report> all();

  /// How a part is.
  enum State {
    FINE,
    /// It works, but somebody should look.
    TROUBLE,
    AWAY
  }

  /// @param notes for people, without secrets or texts of messages
  record Report(State state, List<String> notes, Map<String, Object> figures) {
    public static Report fine() {
      return new Report(State.FINE, List.of(), Map.of());
    }

    public static Report fine(Map<String, Object> figures) {
      return new Report(State.FINE, List.of(), figures);
    }

    public static Report trouble(String note) {
      return new Report(State.TROUBLE, List.of(note), Map.of());
    }

    public static Report away(String note) {
      return new Report(State.AWAY, List.of(note), Map.of());
    }
  }
}
