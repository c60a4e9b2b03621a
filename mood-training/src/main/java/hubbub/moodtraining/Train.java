package hubbub.moodtraining;

import hubbub.moodmodel.Features;
import hubbub.moodmodel.Weights;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Trains the weights that ship and judges them on texts they never saw:
///
/// ```
/// java hubbub.moodtraining.Train FOLDER_OF_LABELLED_SETS mood-model/…/weights.bin.gz
/// ```
///
/// The same sets give the same weights, byte for byte.
public final class Train {
  private static final int FOLDS = 5;

  private final LabelledSets sets;
  private final PrintStream out;

  private Train(LabelledSets sets, PrintStream out) {
    this.sets = sets;
    this.out = out;
  }

  public static void main(String[] words) throws IOException {
    new Train(new LabelledSets(Path.of(words[0])), System.out).run(Path.of(words[1]));
  }

  private void run(Path file) throws IOException {
    var chat = sets.chat();
    var others = new ArrayList<>(sets.posts());
    others.addAll(sets.ratedTweets());
    crossValidate(chat, others);
    others.addAll(chat);
    var weights = Regression.train(others, features(others));
    try (var to = Files.newOutputStream(file)) {
      weights.write(to);
    }
    out.printf("%s: %,d bytes%n", file.getFileName(), Files.size(file));
    judge(weights, "twitch_ec_kobs2020", "");
    judge(weights, "twitch_silver2026", "");
    judge(weights, "tweeteval_sentiment", "val");
    judge(weights, "sanders2011", "");
    judge(weights, "umsab_xlmt_8lang", "val");
    judge(weights, "afrisenti2023", "dev");
  }

  private static List<Features> features(List<Example> examples) {
    return examples.stream().map(example -> Features.of(example.text())).toList();
  }

  /// Each channel is judged by weights that never saw it.
  private void crossValidate(List<Example> chat, List<Example> others) {
    var folds = new TreeMap<String, Integer>();
    chat.forEach(example -> folds.computeIfAbsent(example.group(), _ -> folds.size() % FOLDS));
    var judgement = new Judgement();
    for (var fold = 0; fold < FOLDS; fold++) {
      var judged = new ArrayList<Example>();
      var seen = new ArrayList<>(others);
      for (var example : chat) {
        (folds.getOrDefault(example.group(), 0) == fold ? judged : seen).add(example);
      }
      add(judgement, Regression.train(seen, features(seen)), judged);
    }
    print("chat, unseen channels", judgement);
  }

  private void judge(Weights weights, String set, String split) throws IOException {
    var examples = sets.judging(set, split);
    var byLanguage = new TreeMap<String, List<Example>>();
    for (var example : examples) {
      byLanguage.computeIfAbsent(example.language(), _ -> new ArrayList<>()).add(example);
    }
    print(set, weights, examples);
    if (byLanguage.size() > 1) {
      var sum = 0.0;
      for (var language : byLanguage.entrySet()) {
        sum += print(set + " " + language.getKey(), weights, language.getValue()).f1();
      }
      out.printf("%-32s mean of languages: F1 %.1f%n", set, sum / byLanguage.size());
    }
  }

  private Judgement print(String what, Weights weights, List<Example> examples) {
    var judgement = new Judgement();
    add(judgement, weights, examples);
    print(what, judgement);
    return judgement;
  }

  private static void add(Judgement judgement, Weights weights, List<Example> examples) {
    for (var example : examples) {
      judgement.add(example.label(), weights.classify(Features.of(example.text())).label());
    }
  }

  private void print(String what, Judgement judgement) {
    out.printf(
        "%-32s %6d texts  F1 %.1f  recall %.1f  F1 of positive, neutral, negative %s%n",
        what, judgement.count(), judgement.f1(), judgement.recall(), judgement.each());
  }
}
