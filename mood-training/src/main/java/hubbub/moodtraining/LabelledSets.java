package hubbub.moodtraining;

import hubbub.moodmodel.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Labelled texts in files of JSON lines; docs/mood.md says where each set comes from, and which
/// may train what ships.
final class LabelledSets {
  /// Pidgin and Portuguese, as AfriSenti names them.
  private static final Set<String> COMMON = Set.of("pcm", "por");

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  LabelledSets(Path folder) {
    this.folder = folder;
  }

  /// Chat, labelled for this project: for training.
  List<Example> chat() throws IOException {
    return read("twitch_chat2026", "", LabelledSets::sureness);
  }

  /// Posts in eight languages, labelled for this project: for training.
  List<Example> posts() throws IOException {
    return read("posts_8lang2026", "", row -> row.path("confidence").asInt(1) == 0 ? 0.35 : 0.7);
  }

  /// Tweets rated for VADER's paper (MIT): for training.
  List<Example> ratedTweets() throws IOException {
    return read("hutto2014_tweets", "", _ -> 0.4);
  }

  /// Tweets in languages of Africa (AfriSenti, Muhammad et al. 2023, CC BY 4.0), without the two
  /// that the other sets have, too: for training.
  List<Example> african() throws IOException {
    return read("afrisenti2023", "train", _ -> 1).stream()
        .filter(example -> !COMMON.contains(example.language()))
        .toList();
  }

  /// A set that only judges.
  ///
  /// @param split of the set; empty for all of it
  List<Example> judging(String set, String split) throws IOException {
    return read(set, split, _ -> 1);
  }

  private static double sureness(JsonNode row) {
    return switch (row.path("confidence").asInt(1)) {
      case 2 -> 1;
      case 1 -> 0.8;
      default -> 0.5;
    };
  }

  private List<Example> read(String set, String split, ToDoubleFunction<JsonNode> weight)
      throws IOException {
    var examples = new ArrayList<Example>();
    for (var line : Files.readAllLines(folder.resolve(set + ".jsonl"))) {
      var row = JSON.readTree(line);
      var label = label(row.path("label").asString(""));
      if (label.isPresent() && row.path("split").asString("").startsWith(split)) {
        examples.add(
            new Example(
                row.path("text").asString(""),
                label.get(),
                row.path("channel").asString(""),
                row.path("lang").asString("en"),
                weight.applyAsDouble(row)));
      }
    }
    return examples;
  }

  private static Optional<Label> label(String word) {
    return switch (word) {
      case "pos", "positive" -> Optional.of(Label.POSITIVE);
      case "neu", "neutral" -> Optional.of(Label.NEUTRAL);
      case "neg", "negative" -> Optional.of(Label.NEGATIVE);
      default -> Optional.empty();
    };
  }
}
