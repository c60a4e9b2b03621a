package hubbub.favourites.events;

import java.util.List;
import java.util.Locale;

/// Which channel an event is told in.
final class Logins {
  /// For what names neither a channel nor a user. No login has a dash, so it is nobody's channel.
  static final String UNKNOWN = "-unknown";

  /// By which fields a user's own events name them.
  private static final List<String> USERS = List.of("user", "to_user", "data.user");

  private static final List<String> BROADCASTERS = List.of("broadcaster_user", "broadcaster");

  private Logins() {}

  /// The broadcaster's login in small letters. A user's only if the event is about a user: what was
  /// done to somebody in a channel that is not named is not for their eyes.
  static String of(String type, Fields event, Fields condition, boolean aboutUser) {
    if (type.equals("channel.raid")) {
      return first(event, List.of(side(condition) + "_broadcaster_user"));
    }
    var broadcaster = first(event, BROADCASTERS);
    return broadcaster.equals(UNKNOWN) && aboutUser ? first(event, USERS) : broadcaster;
  }

  /// A raid is told to both ends; the subscription says to which.
  private static String side(Fields condition) {
    return condition.text("from_broadcaster_user_id") == null ? "to" : "from";
  }

  private static String first(Fields event, List<String> prefixes) {
    for (var prefix : prefixes) {
      for (var field : List.of("_login", "_name")) {
        var login = event.text(prefix + field, "").toLowerCase(Locale.ROOT);
        if (login.matches("[a-z0-9_]{1,100}")) {
          return login;
        }
      }
    }
    return UNKNOWN;
  }
}
