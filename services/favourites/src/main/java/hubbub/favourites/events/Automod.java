package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Messages that AutoMod holds back, what becomes of them, and its settings.
final class Automod {
  private static final List<String> LEVELS =
      List.of(
          "aggression",
          "bullying",
          "disability",
          "misogyny",
          "race_ethnicity_or_religion",
          "sex_based_terms",
          "sexuality_sex_or_gender",
          "swearing");

  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry(
              "automod.message.hold", Sort.of("automod", Automod::held).in("1", "2").at("held_at")),
          entry("automod.message.update", Sort.of("automod", Automod::decided).in("1", "2")),
          entry("automod.settings.update", Sort.of("automod", Automod::settings)),
          entry("automod.terms.update", Sort.of("automod", Automod::terms)),
          entry("channel.chat.user_message_hold", Sort.of("automod", Automod::ownHeld)),
          entry("channel.chat.user_message_update", Sort.of("automod", Automod::ownDecided)));

  private Automod() {}

  private static Told held(Fields event) {
    var text = "AutoMod held back a message of " + event.who("user") + why(event);
    return of(event, text + said(event));
  }

  private static Told decided(Fields event) {
    var whose = "a message of " + event.who("user") + why(event);
    var text =
        switch (event.text("status", "").toLowerCase(Locale.ROOT)) {
          case "approved" -> event.who("moderator_user") + " let through " + whose;
          case "denied" -> event.who("moderator_user") + " refused " + whose;
          case "expired" -> "Nobody decided in time on " + whose;
          default -> event.who("moderator_user") + " dealt with " + whose;
        };
    return of(event, text + said(event)).by(event.name("moderator_user")).keep(event, "status");
  }

  /// In brackets, what AutoMod found: version 2 says it in an object of its own.
  private static String why(Fields event) {
    if (event.has("blocked_term")) {
      return " (a blocked term)";
    }
    var category = event.words(event.has("automod.category") ? "automod.category" : "category");
    var level = event.number(event.has("automod.level") ? "automod.level" : "level");
    if (category == null) {
      return "";
    }
    return " (" + category + (level == null ? ")" : ", level " + level + ")");
  }

  private static Told settings(Fields event) {
    var overall = event.number("overall_level");
    var levels = new ArrayList<String>();
    var told = Told.of("");
    for (var name : LEVELS) {
      var level = event.number(name);
      told = told.with(name, level);
      if (level != null && level > 0) {
        levels.add(name.replace('_', ' ') + " " + level);
      }
    }
    var text =
        event.who("moderator_user")
            + " set AutoMod to "
            + (overall == null ? "levels of their own" : "level " + overall)
            + (levels.isEmpty() ? "" : ": " + String.join(", ", levels))
            + ".";
    return new Told(text, event.name("moderator_user"), told.details());
  }

  private static Told terms(Fields event) {
    var verb =
        switch (event.text("action", "")) {
          case "add_permitted" -> " permitted ";
          case "remove_permitted" -> " no longer permits ";
          case "add_blocked" -> " blocked ";
          case "remove_blocked" -> " no longer blocks ";
          default -> " changed ";
        };
    var terms = event.texts("terms").stream().map(term -> Words.title(term, "")).toList();
    var text =
        event.who("moderator_user")
            + verb
            + (terms.isEmpty() ? "some words" : Words.list(terms))
            + (event.flag("from_automod") ? " after a hint of AutoMod" : "")
            + ".";
    return Told.of(text).by(event.name("moderator_user")).keep(event, "action");
  }

  private static Told ownHeld(Fields event) {
    return of(event, event.who("user") + "'s message waits for a moderator" + said(event));
  }

  private static Told ownDecided(Fields event) {
    var became =
        switch (event.text("status", "")) {
          case "approved" -> " was let through";
          case "denied" -> " was refused";
          case "invalid" -> " could not be decided on";
          default -> " was dealt with";
        };
    return of(event, event.who("user") + "'s message" + became + said(event)).keep(event, "status");
  }

  private static Told of(Fields event, String text) {
    return Told.of(text)
        .by(event.name("user"))
        .with("author", event.name("user"))
        .keep(event, "message_id")
        .with("message", event.text("message.text"));
  }

  private static String said(Fields event) {
    return Order.reason(event.text("message.text", event.text("message", "")));
  }
}
