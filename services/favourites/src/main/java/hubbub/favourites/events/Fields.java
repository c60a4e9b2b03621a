package hubbub.favourites.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An event's fields, read by somebody who takes nothing for granted: what is missing, null or of
/// another type is null, and numbers may be written as texts. Paths have dots (`reward.title`).
///
/// @param channel the login of the channel that it is told in
/// @param at when the message was sent
record Fields(JsonNode node, String channel, Instant at) {
  private static final int LIST_MAX = 20;
  private static final int NAME_LENGTH_MAX = 100;
  private static final int NUMBER_LENGTH_MAX = 18;

  /// Twitch began in 2007; its programs write year 1 for "never".
  private static final Instant TIME_MIN = Instant.parse("2005-01-01T00:00:00Z");

  private static final Instant TIME_MAX = Instant.parse("2200-01-01T00:00:00Z");

  Fields in(String path) {
    var found = node;
    var from = 0;
    while (from <= path.length()) {
      var dot = path.indexOf('.', from);
      var end = dot < 0 ? path.length() : dot;
      found = found.path(path.substring(from, end));
      from = end + 1;
    }
    return new Fields(found, channel, at);
  }

  /// Whether something stands there.
  boolean has(String path) {
    var found = in(path).node;
    return !found.isMissingNode() && !found.isNull();
  }

  /// A plain value as text, clean and bounded; null if there is nothing to read.
  @Nullable String text(String path) {
    return in(path).plain();
  }

  String text(String path, String otherwise) {
    var text = text(path);
    return text == null ? otherwise : text;
  }

  /// This value itself.
  @Nullable String plain() {
    if (!node.isValueNode() || node.isNull() || node.isMissingNode()) {
      return null;
    }
    var text = Texts.clean(node.asString(""), Texts.LENGTH_MAX);
    return text.isEmpty() ? null : text;
  }

  @Nullable Long number(String path) {
    var found = in(path).node;
    if (found.isIntegralNumber()) {
      return found.canConvertToLong() ? found.longValue() : null;
    }
    if (found.isNumber()) {
      return Math.round(found.doubleValue());
    }
    var text = in(path).plain();
    return text != null && text.length() <= NUMBER_LENGTH_MAX && text.matches("-?[0-9]+")
        ? Long.valueOf(text)
        : null;
  }

  boolean flag(String path) {
    return "true".equals(text(path));
  }

  /// The elements of an array, as many as anybody would read.
  List<Fields> list(String path) {
    var found = in(path).node;
    var list = new ArrayList<Fields>();
    for (var i = 0; found.isArray() && i < found.size() && i < LIST_MAX; i++) {
      list.add(new Fields(found.path(i), channel, at));
    }
    return list;
  }

  /// The plain values of an array.
  List<String> texts(String path) {
    var texts = new ArrayList<String>();
    for (var each : list(path)) {
      var text = each.plain();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /// RFC 3339, with up to nine digits behind the second; null for what cannot be.
  @Nullable Instant time(String path) {
    var text = text(path);
    if (text == null) {
      return null;
    }
    try {
      var time = Instant.parse(text);
      return time.isBefore(TIME_MIN) || time.isAfter(TIME_MAX) ? null : time;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// From one time to another; null if either is missing or they are the wrong way round.
  @Nullable Duration between(String from, String to) {
    return positive(time(from), time(to));
  }

  /// From the message to a time.
  @Nullable Duration until(String path) {
    return positive(at, time(path));
  }

  private static @Nullable Duration positive(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || !to.isAfter(from) ? null : Duration.between(from, to);
  }

  /// What somebody is called, by the beginning of their fields (`user` for `user_name`).
  @Nullable String name(String prefix) {
    var name = text(prefix + "_name");
    if (name == null) {
      name = text(prefix + "_login");
    }
    return name == null ? null : Texts.clean(name, NAME_LENGTH_MAX);
  }

  /// Their name for a sentence; with their login where the name is not the login in other letters.
  String who(String prefix) {
    var name = name(prefix);
    if (name == null) {
      return "Somebody";
    }
    var login = text(prefix + "_login");
    return login == null || login.equalsIgnoreCase(name)
        ? name
        : name + " (" + Texts.clean(login, NAME_LENGTH_MAX) + ")";
  }

  /// Them, or whoever does not want to be named.
  String giver(String prefix) {
    return name(prefix) == null ? "Somebody unnamed" : who(prefix);
  }

  /// The channel's name for a sentence.
  String broadcaster() {
    for (var prefix : List.of("broadcaster_user", "broadcaster")) {
      if (name(prefix) != null) {
        return who(prefix);
      }
    }
    return Logins.UNKNOWN.equals(channel) ? "The channel" : channel;
  }

  /// A word of Twitch's for reading: `active_monitoring` as `active monitoring`.
  @Nullable String words(String path) {
    var text = text(path);
    return text == null ? null : text.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
