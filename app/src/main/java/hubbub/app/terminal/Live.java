package hubbub.app.terminal;

import hubbub.app.terminal.Screen.Colour;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What is known of a channel while it is watched, and the lines that show it.
final class Live {
  private static final int SECONDS_SHOWN = 60;

  private final Screen screen;
  private final String channel;
  private final int linesMax;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<Long> seconds = new ArrayDeque<>();
  private double rate;
  private long heard;
  private String mood = "";
  private double score;
  private String state = "connecting";

  Live(Screen screen, String channel, int linesMax) {
    this.screen = screen;
    this.channel = channel;
    this.linesMax = linesMax;
  }

  void hear(JsonNode frame) {
    switch (frame.path("kind").asString("")) {
      case "messages" -> frame.path("messages").forEach(this::message);
      case "skipped" -> heard += frame.path("messages").asLong();
      case "counters" -> counters(frame);
      case "mood" -> {
        mood = frame.path("word").asString("");
        score = frame.path("score").asDouble(0);
      }
      default -> {}
    }
  }

  private void message(JsonNode message) {
    heard++;
    if (linesMax == 0) {
      return;
    }
    if (lines.size() == linesMax) {
      lines.removeFirst();
    }
    var author = Plain.text(message.path("author").path("name").asString(""));
    lines.addLast(
        screen.paint(Colour.QUIET, author + ":")
            + " "
            + Table.cut(
                Plain.text(message.path("text").asString("")),
                Math.max(20, screen.width() - Table.width(author) - 3)));
  }

  private void counters(JsonNode frame) {
    rate = frame.path("rate").asDouble();
    if (seconds.size() == SECONDS_SHOWN) {
      seconds.removeFirst();
    }
    seconds.addLast(frame.path("per_second").asLong());
  }

  /// @param state of the channel in its run, and what holds it up
  void isIn(String state) {
    this.state = state;
  }

  long heard() {
    return heard;
  }

  /// Everything in a line.
  String line(Duration passed) {
    return screen.paint(Colour.STRONG, channel)
        + "  "
        + screen.paint(state.equals("live") ? Colour.GOOD : Colour.ODD, Plain.text(state))
        + "  "
        + Figures.rate(rate)
        + "/s  "
        + (mood.isEmpty()
            ? screen.paint(Colour.QUIET, "no mood yet")
            : screen.paint(Figures.of(mood), mood) + " " + Figures.score(score))
        + "  "
        + Figures.count(heard)
        + " messages in "
        + Figures.time(passed);
  }

  /// The messages of every second of the last minute, as bars.
  String bars() {
    return Sparkline.of(new ArrayList<>(seconds), screen.width() - 1, screen);
  }

  /// The last messages; those that were shown are forgotten if they must not be shown again.
  List<String> lines(boolean again) {
    var last = List.copyOf(lines);
    if (!again) {
      lines.clear();
    }
    return last;
  }
}
