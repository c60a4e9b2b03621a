package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a crowd does together: hype trains, goals, charity.
final class Drives {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry(
              "channel.hype_train.begin",
              Sort.of("hype_train", e -> train(e, "A", "began at")).in("1", "2").at("started_at")),
          entry(
              "channel.hype_train.progress",
              Sort.of("hype_train", e -> train(e, "The", "is at")).in("1", "2")),
          entry(
              "channel.hype_train.end",
              Sort.of("hype_train", Drives::trainEnded).in("1", "2").at("ended_at")),
          entry(
              "channel.goal.begin", Sort.of("goal", e -> goal(e, "A new goal ")).at("started_at")),
          entry("channel.goal.progress", Sort.of("goal", e -> goal(e, "The goal "))),
          entry("channel.goal.end", Sort.of("goal", Drives::goalEnded).at("ended_at")),
          entry("channel.charity_campaign.donate", Sort.of("charity", Drives::donation)),
          entry(
              "channel.charity_campaign.start",
              Sort.of("charity", e -> campaign(e, "A campaign for ", " began")).at("started_at")),
          entry(
              "channel.charity_campaign.progress",
              Sort.of("charity", e -> campaign(e, "The campaign for ", ""))),
          entry(
              "channel.charity_campaign.stop",
              Sort.of("charity", e -> campaign(e, "The campaign for ", " ended"))
                  .at("stopped_at")));

  private Drives() {}

  private static Told train(Fields event, String article, String verb) {
    var text =
        article
            + trainName(event)
            + " "
            + verb
            + " level "
            + Words.number(event.number("level"))
            + ", "
            + Words.number(event.number("progress"))
            + " of "
            + Words.count(event.number("goal"), "point")
            + " to the next"
            + with(event)
            + ".";
    return ofTrain(event, text);
  }

  private static Told trainEnded(Fields event) {
    var top = event.list("top_contributions");
    var best = top.isEmpty() ? "" : "; " + contribution(top.getFirst()) + " gave most";
    var text =
        "The"
            + trainName(event)
            + " ended at level "
            + Words.number(event.number("level"))
            + " with "
            + Words.count(event.number("total"), "point")
            + with(event)
            + best
            + ".";
    return ofTrain(event, text);
  }

  private static String trainName(Fields event) {
    var sort = event.words("type");
    if (event.flag("is_golden_kappa_train") || "golden kappa".equals(sort)) {
      return " Golden Kappa hype train";
    }
    return sort == null || sort.equals("regular") ? " hype train" : " " + sort + " hype train";
  }

  /// Who else is on board.
  private static String with(Fields event) {
    var others =
        event.list("shared_train_participants").stream()
            .filter(each -> !each.text("broadcaster_user_login", "").equals(event.channel()))
            .map(each -> each.who("broadcaster_user"))
            .toList();
    return others.isEmpty() ? "" : ", together with " + Words.list(others);
  }

  private static String contribution(Fields top) {
    var total = top.number("total");
    var what = "bits".equals(top.text("type")) ? Words.count(total, "bit") : pointsOf(top, total);
    return top.who("user") + " (" + what + ")";
  }

  private static String pointsOf(Fields top, @Nullable Long total) {
    var kind = top.words("type");
    return Words.count(total, "point") + (kind == null ? "" : " by " + kind);
  }

  private static Told ofTrain(Fields event, String text) {
    return Told.of(text).keep(event, "level", "total", "progress", "goal", "type");
  }

  private static Told goal(Fields event, String opening) {
    var stands = " stands at " + amounts(event) + ".";
    return ofGoal(
        event, opening + Words.title(event.text("description"), "without a name") + stands);
  }

  private static Told goalEnded(Fields event) {
    var how = event.flag("is_achieved") ? " was reached: " : " ended before it was reached: ";
    var title = Words.title(event.text("description"), "without a name");
    return ofGoal(event, "The goal " + title + how + amounts(event) + ".")
        .with("reached", event.text("is_achieved"));
  }

  private static String amounts(Fields event) {
    var what =
        switch (event.text("type", "")) {
          case "follow", "follower" -> "followers";
          case "subscription" -> "subscription points";
          case "subscription_count" -> "subscriptions";
          case "new_subscription" -> "new subscription points";
          case "new_subscription_count" -> "new subscriptions";
          case "new_bit" -> "bits";
          case "new_cheerer" -> "cheerers";
          default -> "";
        };
    return Words.number(event.number("current_amount"))
        + " of "
        + Words.number(event.number("target_amount"))
        + (what.isEmpty() ? "" : " " + what);
  }

  private static Told ofGoal(Fields event, String text) {
    return Told.of(text).keep(event, "description", "type", "current_amount", "target_amount");
  }

  private static Told donation(Fields event) {
    var money = Words.money(event.in("amount"));
    var text =
        event.giver("user")
            + " donated "
            + (money == null ? "something" : money)
            + " to "
            + charity(event)
            + ".";
    return Told.of(text)
        .by(event.name("user"))
        .with("amount", money)
        .with("charity", event.text("charity_name"));
  }

  private static Told campaign(Fields event, String opening, String verb) {
    var now = Words.money(event.in("current_amount"));
    var aim = Words.money(event.in("target_amount"));
    var text =
        opening
            + charity(event)
            + (verb.isEmpty() ? " has " : verb + " with ")
            + (now == null ? "an unknown amount" : now)
            + (aim == null ? "" : " of " + aim)
            + ".";
    return Told.of(text)
        .with("charity", event.text("charity_name"))
        .with("amount", now)
        .with("target", aim);
  }

  private static String charity(Fields event) {
    return event.text("charity_name", "a charity");
  }
}
