package hubbub.web.checklist;

/// One line of the check-list.
///
/// @param item its name in the API
/// @param title for people
/// @param value how it is, in words
/// @param why it matters, in one line
/// @param next what to do, in words; empty where there is nothing to do
/// @param command that does it; empty where none does
/// @param read where more is written, in the project's files
public record Item(
    String item,
    String title,
    State state,
    String value,
    String why,
    String next,
    String command,
    String read) {

  /// How it is.
  public enum State {
    FINE,
    LOOK,
    NOT_SET;

    /// For people.
    public String words() {
      return switch (this) {
        case FINE -> "fine";
        case LOOK -> "look at it";
        case NOT_SET -> "not set";
      };
    }
  }

  /// What is the same however it is.
  record About(String item, String title, String why, String read) {
    Item fine(String value) {
      return new Item(item, title, State.FINE, value, why, "", "", read);
    }

    Item is(State state, String value, String next, String command) {
      return new Item(item, title, state, value, why, next, command, read);
    }
  }
}
