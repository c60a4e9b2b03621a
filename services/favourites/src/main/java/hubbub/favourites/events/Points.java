package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rewards for channel points, and who takes them.
final class Points {
  private static final String PREFIX = "channel.channel_points_";

  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry(PREFIX + "custom_reward.add", Sort.of("reward", event -> reward(event, "is new"))),
          entry(
              PREFIX + "custom_reward.update",
              Sort.of("reward", event -> reward(event, "was changed"))),
          entry(
              PREFIX + "custom_reward.remove",
              Sort.of("reward", event -> reward(event, "was removed"))),
          entry(
              PREFIX + "custom_reward_redemption.add",
              Sort.of("redemption", Points::redeemed).at("redeemed_at")),
          entry(PREFIX + "custom_reward_redemption.update", Sort.of("redemption", Points::settled)),
          entry(
              PREFIX + "automatic_reward_redemption.add",
              Sort.of("redemption", Points::automatic).in("1", "2").at("redeemed_at")),
          entry(
              "channel.custom_power_up_redemption.add",
              Sort.of("redemption", Points::powerUp).at("redeemed_at")));

  private Points() {}

  private static Told reward(Fields event, String what) {
    var state =
        !event.has("is_enabled") || event.flag("is_enabled")
            ? event.flag("is_paused") ? ", paused" : ""
            : ", switched off";
    var text =
        "The reward "
            + Words.title(event.text("title"), "without a name")
            + " for "
            + points(event.number("cost"))
            + " "
            + what
            + state
            + ".";
    return Told.of(text).keep(event, "title", "cost", "prompt");
  }

  private static Told redeemed(Fields event) {
    return taken(event, event.who("user") + " took " + priced(event)).keep(event, "status");
  }

  private static Told settled(Fields event) {
    var became =
        switch (event.text("status", "")) {
          case "fulfilled" -> " was fulfilled";
          case "canceled" -> " was refused, and the points given back";
          default -> " is now " + event.text("status", "changed");
        };
    return taken(event, event.who("user") + "'s " + priced(event) + became).keep(event, "status");
  }

  private static Told automatic(Fields event) {
    var reward = event.words("reward.type");
    var cost = event.number(event.has("reward.cost") ? "reward.cost" : "reward.channel_points");
    var emote = event.text("reward.unlocked_emote.name", event.text("reward.emote.name", ""));
    var text =
        event.who("user")
            + " took “"
            + (reward == null ? "a reward" : reward)
            + "”"
            + (emote.isEmpty() ? "" : " (" + emote + ")")
            + " for "
            + points(cost)
            + end(event.text("user_input", event.text("message.text", "")));
    return Told.of(text)
        .by(event.name("user"))
        .with("reward", reward)
        .with("cost", cost)
        .with("input", event.text("message.text"));
  }

  private static Told powerUp(Fields event) {
    var title = event.text("custom_power_up.title");
    var bits = event.number("custom_power_up.bits");
    var text =
        event.giver("user")
            + " took the power-up "
            + Words.title(title, "without a name")
            + (bits == null ? "" : " for " + Words.count(bits, "bit"))
            + end(event.text("user_input", ""));
    return Told.of(text)
        .by(event.name("user"))
        .with("title", title)
        .with("bits", bits)
        .keep(event, "status", "user_input");
  }

  private static Told taken(Fields event, String text) {
    return Told.of(text + end(event.text("user_input", "")))
        .by(event.name("user"))
        .keep(event, "reward.title", "reward.cost")
        .with("input", event.text("user_input"));
  }

  private static String priced(Fields event) {
    return Words.title(event.text("reward.title"), "a reward")
        + " for "
        + points(event.number("reward.cost"));
  }

  private static String points(@Nullable Long number) {
    return Words.count(number, "point");
  }

  private static String end(String said) {
    return said.isEmpty() ? "." : Words.said(said);
  }
}
