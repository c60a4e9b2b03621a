package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;

/// `channel.moderate`: each action of a moderator, with an object that is named after it.
final class Moderation {
  static final Map<String, Sort> SORTS =
      Map.of("channel.moderate", Sort.of("moderation", Moderation::tell).in("1", "2"));

  private static final String SHARED = "shared_chat_";

  /// What a moderator did, behind their name. Actions in shared chats are the same ones.
  private static final Map<String, Function<Fields, String>> ACTIONS =
      Map.ofEntries(
          entry("ban", its -> "banned " + whom(its) + " for good" + reason(its)),
          entry("timeout", Moderation::timedOut),
          entry("unban", its -> "unbanned " + whom(its) + "."),
          entry("untimeout", its -> "ended the timeout of " + whom(its) + "."),
          entry(
              "delete",
              its ->
                  "deleted a message of " + whom(its) + Order.reason(its.text("message_body", ""))),
          entry("clear", its -> "cleared the chat."),
          entry("emoteonly", its -> "allowed nothing but emotes."),
          entry("emoteonlyoff", its -> "allowed more than emotes again."),
          entry("followers", Moderation::followersOnly),
          entry("followersoff", its -> "opened the chat to all who don't follow."),
          entry("uniquechat", its -> "allowed no message twice."),
          entry("uniquechatoff", its -> "allowed repeated messages again."),
          entry(
              "slow",
              its ->
                  "slowed the chat down to a message every "
                      + Words.seconds(its.number("wait_time_seconds"))
                      + "."),
          entry("slowoff", its -> "ended the slow mode."),
          entry("subscribers", its -> "opened the chat to subscribers only."),
          entry("subscribersoff", its -> "opened the chat to all who don't subscribe."),
          entry("mod", its -> "made " + whom(its) + " a moderator."),
          entry("unmod", its -> "took the moderator's role from " + whom(its) + "."),
          entry("vip", its -> "made " + whom(its) + " a VIP."),
          entry("unvip", its -> "took the VIP's role from " + whom(its) + "."),
          entry("raid", Moderation::raid),
          entry("unraid", its -> "called off the raid on " + whom(its) + "."),
          entry("add_blocked_term", its -> terms(its, "blocked")),
          entry("add_permitted_term", its -> terms(its, "permitted")),
          entry("remove_blocked_term", its -> terms(its, "no longer blocks")),
          entry("remove_permitted_term", its -> terms(its, "no longer permits")),
          entry("approve_unban_request", its -> request(its, "granted")),
          entry("deny_unban_request", its -> request(its, "denied")),
          entry("warn", Moderation::warned));

  private Moderation() {}

  private static Told tell(Fields event) {
    var action = event.text("action", "");
    var shared = action.startsWith(SHARED);
    var verb = ACTIONS.get(shared ? action.substring(SHARED.length()) : action);
    var its = event.in(field(action));
    var did =
        verb == null
            ? "did something: " + (action.isEmpty() ? "Twitch doesn't say what" : action) + "."
            : verb.apply(its);
    var source = shared ? event.name("source_broadcaster_user") : null;
    var where = source == null ? "" : "In " + source + "'s chat, ";
    return Told.of(where + event.who("moderator_user") + " " + did)
        .by(event.name("moderator_user"))
        .keep(event, "action")
        .with("source", event.name("source_broadcaster_user"))
        .with("target", its.name("user"))
        .with("target_login", its.text("user_login"))
        .keep(its, "reason", "message_body")
        .with("until", its.time("expires_at"));
  }

  private static String field(String action) {
    if (action.endsWith("_term")) {
      return "automod_terms";
    }
    return action.endsWith("_unban_request") ? "unban_request" : action;
  }

  private static String whom(Fields its) {
    return its.who("user").equals("Somebody") ? "somebody" : its.who("user");
  }

  private static String reason(Fields its) {
    return Order.reason(its.text("reason", ""));
  }

  private static String timedOut(Fields its) {
    var length = its.until("expires_at");
    var how = length == null ? "" : " for " + Words.duration(length);
    return "timed out " + whom(its) + how + reason(its);
  }

  private static String followersOnly(Fields its) {
    var minutes = its.number("follow_duration_minutes");
    return minutes == null || minutes <= 0
        ? "opened the chat to followers only."
        : "opened the chat only to who has followed for "
            + Words.seconds(Math.min(minutes, Integer.MAX_VALUE) * 60)
            + ".";
  }

  private static String raid(Fields its) {
    return "started a raid on "
        + whom(its)
        + " with "
        + Words.count(its.number("viewer_count"), "viewer")
        + ".";
  }

  private static String terms(Fields its, String verb) {
    var terms = its.texts("terms").stream().map(term -> "“" + Texts.clean(term, 60) + "”").toList();
    var automod = its.flag("from_automod") ? " after a hint of AutoMod" : "";
    var what = terms.isEmpty() ? "some words" : Words.list(terms);
    return verb + " " + what + automod + ".";
  }

  private static String request(Fields its, String verb) {
    return verb
        + " "
        + whom(its)
        + "'s request to be unbanned"
        + Order.reason(its.text("moderator_message", ""));
  }

  private static String warned(Fields its) {
    var rules = Order.rules(Words.list(its.texts("chat_rules_cited")));
    return "warned " + whom(its) + rules + reason(its);
  }
}
