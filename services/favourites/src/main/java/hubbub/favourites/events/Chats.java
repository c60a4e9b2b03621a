package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens in a chat: messages, notices, what is taken away, how it is set.
final class Chats {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry("channel.chat.message", Sort.of("chat", Chats::message)),
          entry("channel.chat.notification", Sort.of("chat", Chats::notice)),
          entry("channel.chat.message_delete", Sort.of("chat", Chats::deleted)),
          entry("channel.chat.clear", Sort.of("chat", event -> Told.of("The chat was cleared."))),
          entry("channel.chat.clear_user_messages", Sort.of("chat", Chats::cleared)),
          entry("channel.chat_settings.update", Sort.of("chat", Chats::settings)));

  private Chats() {}

  private static Told message(Fields event) {
    var bits = event.number("cheer.bits");
    var reply = event.name("reply.parent_user");
    var text =
        event.who("chatter_user")
            + (bits == null ? " wrote" : " cheered " + Words.count(bits, "bit"))
            + (reply == null ? "" : " to " + reply)
            + source(event)
            + Order.reason(event.text("message.text", ""));
    return Told.of(text)
        .by(event.name("chatter_user"))
        .with("bits", bits)
        .keep(event, "message_id", "message_type")
        .with("message", event.text("message.text"));
  }

  /// The chat of a shared session that it came from.
  private static String source(Fields event) {
    var source = event.name("source_broadcaster_user");
    return source == null ? "" : " in " + source + "'s chat";
  }

  /// Twitch has a sentence for each notice; some leave out who it is about, and some have none.
  private static Told notice(Fields event) {
    var system = event.text("system_message", "");
    var sort = event.text("notice_type", "notice");
    var said = event.text("message.text");
    var who = event.flag("chatter_is_anonymous") ? "Somebody unnamed" : event.who("chatter_user");
    String text;
    if (system.isEmpty()) {
      text =
          sort.endsWith("announcement") ? who + " announced" : who + ": " + sort.replace('_', ' ');
    } else {
      text = system.substring(0, system.length() - (system.endsWith(".") ? 1 : 0));
      text = names(event, text) ? text : who + " " + text;
    }
    return Told.of(from(event) + text + end(text, said))
        .by(event.flag("chatter_is_anonymous") ? null : event.name("chatter_user"))
        .with("notice", sort)
        .keep(event, "message_id")
        .with("message", said);
  }

  private static String from(Fields event) {
    var source = event.name("source_broadcaster_user");
    return source == null ? "" : "In " + source + "'s chat: ";
  }

  private static String end(String text, @Nullable String said) {
    return said == null && (text.endsWith("!") || text.endsWith("?")) ? "" : Order.reason(or(said));
  }

  private static String or(@Nullable String said) {
    return said == null ? "" : said;
  }

  private static boolean names(Fields event, String text) {
    var all = text.toLowerCase(Locale.ROOT);
    var name = event.name("chatter_user");
    return name == null
        || event.flag("chatter_is_anonymous")
        || all.contains(name.toLowerCase(Locale.ROOT))
        || all.contains(event.text("chatter_user_login", name).toLowerCase(Locale.ROOT));
  }

  private static Told deleted(Fields event) {
    return Told.of("A message of " + whom(event) + " was deleted.")
        .with("target", event.name("target_user"))
        .keep(event, "message_id");
  }

  private static Told cleared(Fields event) {
    return Told.of("All messages of " + whom(event) + " were deleted.")
        .with("target", event.name("target_user"));
  }

  private static String whom(Fields event) {
    return event.name("target_user") == null ? "somebody" : event.who("target_user");
  }

  private static Told settings(Fields event) {
    var modes = new ArrayList<String>();
    if (event.flag("emote_mode")) {
      modes.add("only emotes");
    }
    if (event.flag("follower_mode")) {
      modes.add("only followers" + followed(event.number("follower_mode_duration_minutes")));
    }
    if (event.flag("subscriber_mode")) {
      modes.add("only subscribers");
    }
    if (event.flag("slow_mode")) {
      modes.add("a message every " + Words.seconds(event.number("slow_mode_wait_time_seconds")));
    }
    if (event.flag("unique_chat_mode")) {
      modes.add("no message twice");
    }
    var rules = modes.isEmpty() ? "open to everybody" : Words.list(modes);
    return Told.of("The chat is now set to: " + rules + ".")
        .keep(
            event,
            "emote_mode",
            "follower_mode",
            "follower_mode_duration_minutes",
            "slow_mode",
            "slow_mode_wait_time_seconds",
            "subscriber_mode",
            "unique_chat_mode");
  }

  private static String followed(@Nullable Long minutes) {
    return minutes == null || minutes <= 0
        ? ""
        : " of at least " + Words.seconds(Math.min(minutes, Integer.MAX_VALUE) * 60);
  }
}
