package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who follows, subscribes, gives and cheers.
final class Supporters {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry(
              "channel.follow",
              Sort.of("follow", Supporters::follow)
                  .in("1", "2")
                  .at("followed_at")
                  .seenByModerators()),
          entry("channel.subscribe", Sort.of("subscription", Supporters::subscribe)),
          entry("channel.subscription.message", Sort.of("subscription", Supporters::renew)),
          entry("channel.subscription.end", Sort.of("subscription_end", Supporters::end)),
          entry("channel.subscription.gift", Sort.of("gift", Supporters::gift)),
          entry("channel.cheer", Sort.of("cheer", Supporters::cheer)),
          entry("channel.bits.use", Sort.of("cheer", Supporters::bits)));

  private Supporters() {}

  private static Told follow(Fields event) {
    return by(event, event.who("user") + " is a new follower.");
  }

  private static Told subscribe(Fields event) {
    var tier = Words.tier(event.text("tier"));
    var text =
        event.flag("is_gift")
            ? event.who("user")
                + " was given a "
                + Words.maybe("", tier)
                + space(tier)
                + "subscription."
            : event.who("user") + " subscribed" + at(tier) + ".";
    return by(event, text).with("tier", tier).with("gift", event.text("is_gift"));
  }

  private static Told renew(Fields event) {
    var tier = Words.tier(event.text("tier"));
    var months = event.number("cumulative_months");
    var streak = event.number("streak_months");
    var bought = event.number("duration_months");
    var text =
        event.who("user")
            + " subscribed"
            + at(tier)
            + (months == null ? "" : " for the " + ordinal(months) + " month")
            + (streak == null || streak < 2 ? "" : ", " + Words.number(streak) + " in a row")
            + (bought == null || bought < 2 ? "" : ", " + Words.number(bought) + " months at once")
            + end(event.text("message.text"));
    return by(event, text)
        .with("tier", tier)
        .with("months", event.text("cumulative_months"))
        .keep(event, "streak_months", "duration_months")
        .with("message", event.text("message.text"));
  }

  private static Told end(Fields event) {
    var tier = Words.tier(event.text("tier"));
    var given = event.flag("is_gift") ? "gifted " : "";
    var text =
        event.who("user")
            + "'s "
            + given
            + Words.maybe("", tier)
            + space(tier)
            + "subscription ended.";
    return by(event, text).with("tier", tier).with("gift", event.text("is_gift"));
  }

  private static Told gift(Fields event) {
    var given = Words.subscriptions(event.number("total"), event.text("tier"));
    var unnamed = event.flag("is_anonymous");
    var all = unnamed ? null : event.number("cumulative_total");
    var text =
        (unnamed ? "Somebody unnamed" : event.giver("user"))
            + " gave "
            + given
            + (all == null ? "" : " (" + Words.number(all) + " in all)")
            + ".";
    return Told.of(text)
        .by(unnamed ? null : event.name("user"))
        .keep(event, "total", "cumulative_total")
        .with("tier", Words.tier(event.text("tier")))
        .with("anonymous", event.text("is_anonymous"));
  }

  private static Told cheer(Fields event) {
    var unnamed = event.flag("is_anonymous");
    var text =
        (unnamed ? "Somebody unnamed" : event.giver("user"))
            + " cheered "
            + Words.count(event.number("bits"), "bit")
            + end(event.text("message"));
    return Told.of(text)
        .by(unnamed ? null : event.name("user"))
        .keep(event, "bits", "message")
        .with("anonymous", event.text("is_anonymous"));
  }

  private static Told bits(Fields event) {
    var bits = Words.count(event.number("bits"), "bit");
    var use = event.text("type", "cheer");
    var how =
        use.equals("cheer")
            ? " cheered " + bits
            : " spent " + bits + " on " + used(event, use.replace('_', ' '));
    return by(event, event.giver("user") + how + end(event.text("message.text")))
        .keep(event, "bits", "type")
        .with("message", event.text("message.text"));
  }

  private static String used(Fields event, String use) {
    var custom = event.text("custom_power_up.title");
    if (custom != null) {
      return Words.title(custom, "");
    }
    var powerUp = event.words("power_up.type");
    var emote = event.text("power_up.emote.name");
    return (powerUp == null ? "a " + use : "the power-up “" + powerUp + "”")
        + Words.maybe(" of ", emote);
  }

  private static Told by(Fields event, String text) {
    return Told.of(text).by(event.name("user")).with("login", event.text("user_login"));
  }

  static String at(@Nullable String tier) {
    return tier == null ? "" : tier.equals("Prime") ? " with Prime" : " at " + tier;
  }

  private static String space(@Nullable String word) {
    return word == null ? "" : " ";
  }

  /// The message, or the end of the sentence.
  private static String end(@Nullable String message) {
    return message == null ? "." : Words.said(message);
  }

  static String ordinal(long number) {
    var teen = number % 100 >= 11 && number % 100 <= 13;
    var ending =
        switch ((int) (number % 10)) {
          case 1 -> teen ? "th" : "st";
          case 2 -> teen ? "th" : "nd";
          case 3 -> teen ? "th" : "rd";
          default -> "th";
        };
    return Words.number(number) + ending;
  }
}
