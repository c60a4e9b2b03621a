package hubbub.chat.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who said a line, or is in a room, as others see them.
///
/// @param id the account's, or the guest's
/// @param login lower-case
/// @param name as shown
/// @param color `#rrggbb` as they chose it; null where they did not
/// @param standings what they are in the room; empty once their account is gone
public record Speaker(
    String id, String login, String name, @Nullable String color, Set<Standing> standings) {
  /// Whether a deed's table lets them.
  public boolean may(Deed deed) {
    return Permission.may(deed, standings);
  }

  /// Whether they keep order in the room: nobody's modes and paces hold them.
  public boolean moderates() {
    return may(Deed.TIMEOUT);
  }
}
