package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Polls and predictions.
final class Votes {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry("channel.poll.begin", Sort.of("poll", Votes::pollBegun).at("started_at")),
          entry("channel.poll.progress", Sort.of("poll", Votes::pollStands)),
          entry("channel.poll.end", Sort.of("poll", Votes::pollEnded).at("ended_at")),
          entry(
              "channel.prediction.begin",
              Sort.of("prediction", Votes::predictionBegun).at("started_at")),
          entry("channel.prediction.progress", Sort.of("prediction", Votes::predictionStands)),
          entry(
              "channel.prediction.lock",
              Sort.of("prediction", Votes::predictionClosed).at("locked_at")),
          entry(
              "channel.prediction.end",
              Sort.of("prediction", Votes::predictionEnded).at("ended_at")));

  private Votes() {}

  private static Told pollBegun(Fields event) {
    var open = event.between("started_at", "ends_at");
    var text =
        "A poll began: "
            + title(event)
            + choices(event, "choices")
            + (open == null ? "" : ", open for " + Words.duration(open))
            + ".";
    return poll(event, text);
  }

  private static Told pollStands(Fields event) {
    return poll(event, "The poll " + title(event) + " stands at " + counts(event) + ".");
  }

  private static Told pollEnded(Fields event) {
    var how =
        switch (event.text("status", "")) {
          case "terminated" -> " was ended early";
          case "archived" -> " was put away";
          default -> " ended";
        };
    return poll(event, "The poll " + title(event) + how + ": " + result(event) + ".")
        .keep(event, "status");
  }

  private static String result(Fields event) {
    var first = new ArrayList<String>();
    var most = 0L;
    var all = 0L;
    for (var choice : event.list("choices")) {
      var votes = votes(choice);
      all += votes;
      if (votes > most) {
        first.clear();
        most = votes;
      }
      if (votes == most && votes > 0) {
        first.add(name(choice));
      }
    }
    if (first.isEmpty()) {
      return "nobody voted";
    }
    var share = Words.number(most) + " of " + Words.count(all, "vote");
    return first.size() == 1
        ? first.getFirst() + " won with " + share + " (" + counts(event) + ")"
        : Words.list(first) + " are level at " + Words.count(most, "vote") + " each";
  }

  private static long votes(Fields choice) {
    var votes = choice.number("votes");
    return votes == null ? 0 : Math.clamp(votes, 0, 1_000_000_000L);
  }

  private static String counts(Fields event) {
    var counts = new ArrayList<String>();
    for (var choice : event.list("choices")) {
      counts.add(name(choice) + " " + Words.number(votes(choice)));
    }
    return counts.isEmpty() ? "no votes" : String.join(", ", counts);
  }

  private static Told poll(Fields event, String text) {
    var told = Told.of(text).keep(event, "title");
    for (var choice : event.list("choices")) {
      told = told.with("votes for " + name(choice), choice.text("votes"));
    }
    return told;
  }

  private static Told predictionBegun(Fields event) {
    var open = event.between("started_at", "locks_at");
    var text =
        "A prediction began: "
            + title(event)
            + choices(event, "outcomes")
            + (open == null ? "" : ", open for " + Words.duration(open))
            + ".";
    return prediction(event, text);
  }

  private static Told predictionStands(Fields event) {
    return prediction(event, "The prediction " + title(event) + " stands at " + bets(event) + ".");
  }

  private static Told predictionClosed(Fields event) {
    return prediction(event, "The prediction " + title(event) + " is closed: " + bets(event) + ".");
  }

  private static Told predictionEnded(Fields event) {
    if ("canceled".equals(event.text("status"))) {
      var text = "The prediction " + title(event) + " was called off, and all points given back.";
      return prediction(event, text).keep(event, "status");
    }
    var right = "nobody said what was right";
    var winner = event.text("winning_outcome_id");
    for (var outcome : event.list("outcomes")) {
      if (winner != null && winner.equals(outcome.text("id"))) {
        right = name(outcome) + " was right";
      }
    }
    var text = "The prediction " + title(event) + " ended: " + right + " (" + bets(event) + ").";
    return prediction(event, text).keep(event, "status");
  }

  private static String bets(Fields event) {
    var bets = new ArrayList<String>();
    for (var outcome : event.list("outcomes")) {
      var points = outcome.number("channel_points");
      var users = outcome.number("users");
      bets.add(
          name(outcome)
              + (" " + Words.count(points == null ? 0 : points, "point"))
              + (users == null ? "" : " from " + Words.count(users, "person", "people")));
    }
    return bets.isEmpty() ? "no points" : String.join(", ", bets);
  }

  private static Told prediction(Fields event, String text) {
    var told = Told.of(text).keep(event, "title");
    for (var outcome : event.list("outcomes")) {
      told = told.with("points on " + name(outcome), outcome.text("channel_points"));
    }
    return told;
  }

  private static String title(Fields event) {
    return Words.title(event.text("title"), "without a title");
  }

  private static String choices(Fields event, String field) {
    List<String> names = event.list(field).stream().map(Votes::name).toList();
    return names.isEmpty() ? "" : " (" + String.join(" / ", names) + ")";
  }

  private static String name(Fields choice) {
    return Texts.clean(choice.text("title", "?"), 60);
  }
}
