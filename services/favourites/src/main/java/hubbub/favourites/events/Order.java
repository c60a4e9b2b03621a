package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;

/// Who keeps order, and with whom: bans, requests to lift them, warnings, suspicion, roles.
final class Order {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry("channel.ban", Sort.of("ban", Order::ban).at("banned_at")),
          entry("channel.unban", Sort.of("unban", Order::unban)),
          entry(
              "channel.unban_request.create",
              Sort.of("unban_request", Order::asked).at("created_at")),
          entry("channel.unban_request.resolve", Sort.of("unban_request", Order::answered)),
          entry("channel.warning.send", Sort.of("warning", Order::warned)),
          entry("channel.warning.acknowledge", Sort.of("warning", Order::acknowledged)),
          entry("channel.suspicious_user.message", Sort.of("suspicious_user", Order::suspect)),
          entry("channel.suspicious_user.update", Sort.of("suspicious_user", Order::treated)),
          entry(
              "channel.shield_mode.begin",
              Sort.of("moderation", event -> shield(event, "on")).at("started_at")),
          entry(
              "channel.shield_mode.end",
              Sort.of("moderation", event -> shield(event, "off")).at("ended_at")),
          entry(
              "channel.moderator.add",
              Sort.of("moderator", event -> role(event, "is now a moderator"))),
          entry(
              "channel.moderator.remove",
              Sort.of("moderator", event -> role(event, "is no longer a moderator"))),
          entry("channel.vip.add", Sort.of("vip", event -> role(event, "is now a VIP"))),
          entry("channel.vip.remove", Sort.of("vip", event -> role(event, "is no longer a VIP"))));

  private Order() {}

  private static Told ban(Fields event) {
    var length = event.between("banned_at", "ends_at");
    var who = event.who("moderator_user");
    var whom = event.who("user");
    var reason = reason(event.text("reason", ""));
    var forGood = event.has("is_permanent") ? event.flag("is_permanent") : !event.has("ends_at");
    if (forGood) {
      return done(event, who + " banned " + whom + " for good" + reason);
    }
    var told = who + " timed out " + whom;
    return done(event, told + (length == null ? "" : " for " + Words.duration(length)) + reason)
        .with("until", event.time("ends_at"))
        .with("seconds", length == null ? null : length.toSeconds());
  }

  private static Told unban(Fields event) {
    return done(event, event.who("moderator_user") + " unbanned " + event.who("user") + ".");
  }

  private static Told asked(Fields event) {
    return Told.of(event.who("user") + " asks to be unbanned" + reason(event.text("text", "")))
        .by(event.name("user"))
        .with("request_id", event.text("id"))
        .keep(event, "text");
  }

  private static Told answered(Fields event) {
    var who = event.who("moderator_user");
    var whose = event.who("user") + "'s request to be unbanned";
    var said = reason(event.text("resolution_text", ""));
    var text =
        switch (event.text("status", "")) {
          case "approved" -> who + " granted " + whose + said;
          case "denied" -> who + " denied " + whose + said;
          case "canceled", "cancelled" -> whose + " was taken back" + said;
          default -> whose + " was closed" + said;
        };
    return done(event, text)
        .with("request_id", event.text("id"))
        .keep(event, "status", "resolution_text");
  }

  private static Told warned(Fields event) {
    var rules = Words.list(event.texts("chat_rules_cited"));
    var text = event.who("moderator_user") + " warned " + event.who("user");
    return done(event, text + rules(rules) + reason(event.text("reason", "")))
        .with("rules", rules.isEmpty() ? null : rules);
  }

  /// The rules that a warning names.
  static String rules(String rules) {
    return rules.isEmpty() ? "" : " (rules: " + rules + ")";
  }

  private static Told acknowledged(Fields event) {
    return Told.of(event.who("user") + " acknowledged a warning.").by(event.name("user"));
  }

  private static Told suspect(Fields event) {
    var status =
        switch (event.text("low_trust_status", "")) {
          case "active_monitoring", "monitored" -> ", who is monitored,";
          case "restricted" -> ", who is restricted,";
          default -> ", once under suspicion,";
        };
    var evasion = event.words("ban_evasion_evaluation");
    var evades = evasion != null && !evasion.equals("unknown") && !evasion.equals("unlikely");
    var text =
        event.who("user")
            + status
            + " wrote"
            + (evades ? " (evades a ban: " + evasion + ")" : "")
            + reason(event.text("message.text", ""));
    return Told.of(text)
        .by(event.name("user"))
        .with("status", event.text("low_trust_status"))
        .with("ban_evasion", evasion)
        .with("types", String.join(", ", event.texts("types")))
        .with("message", event.text("message.text"));
  }

  private static Told treated(Fields event) {
    var who = event.who("moderator_user");
    var whom = event.who("user");
    var text =
        switch (event.text("low_trust_status", "")) {
          case "active_monitoring", "monitored" -> who + " has " + whom + " monitored.";
          case "restricted" -> who + " restricted " + whom + ".";
          default -> who + " no longer treats " + whom + " as suspicious.";
        };
    return done(event, text).with("status", event.text("low_trust_status"));
  }

  private static Told shield(Fields event, String state) {
    return Told.of(event.who("moderator_user") + " turned shield mode " + state + ".")
        .by(event.name("moderator_user"));
  }

  private static Told role(Fields event, String text) {
    return Told.of(event.who("user") + " " + text + ".").by(event.name("user"));
  }

  /// A reason, or the end of the sentence.
  static String reason(String reason) {
    return reason.isEmpty() ? "." : Words.said(reason);
  }

  private static Told done(Fields event, String text) {
    return Told.of(text)
        .by(event.name("moderator_user"))
        .with("target", event.name("user"))
        .with("target_login", event.text("user_login"))
        .keep(event, "reason");
  }
}
