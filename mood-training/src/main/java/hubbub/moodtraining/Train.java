package hubbub.moodtraining;

import hubbub.moodmodel.Features;
import hubbub.moodmodel.Languages;
import hubbub.moodmodel.MoodModel;
import hubbub.moodmodel.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Trains the weights that ship and judges them on texts they never saw, with VADER beside them:
///
/// ```
/// java hubbub.moodtraining.Train FOLDER_OF_LABELLED_SETS mood-model/…/hubbub/moodmodel
/// ```
///
/// The same sets give the same weights, byte for byte.
public final class Train {
  private final Path folder;

  private Train(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] words) throws IOException {
    new Train(Path.of(words[1])).run(new LabelledSets(Path.of(words[0])));
  }

  private void run(LabelledSets sets) throws IOException {
    var african = write(sets.african(), Languages.AFRICAN);
    var chat = sets.chat();
    var examples = new ArrayList<>(sets.posts());
    examples.addAll(sets.ratedTweets());
    var judging = new Judging(sets, System.out);
    judging.unseenChannels(chat, examples, african);
    examples.addAll(chat);
    judging.otherSets(MoodModel.with(Languages.of(write(examples, Languages.COMMON), african)));
  }

  private Weights write(List<Example> examples, String name) throws IOException {
    var weights = train(examples);
    var file = folder.resolve(name);
    try (var to = Files.newOutputStream(file)) {
      weights.write(to);
    }
    System.out.printf("%s: %,d texts, %,d bytes%n", name, examples.size(), Files.size(file));
    return weights;
  }

  static Weights train(List<Example> examples) {
    var features = examples.stream().map(example -> Features.of(example.text())).toList();
    return Regression.train(examples, features);
  }
}
