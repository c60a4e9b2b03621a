package hubbub.moodtraining;

import hubbub.moodmodel.Label;
import hubbub.moodmodel.Languages;
import hubbub.moodmodel.MoodModel;
import hubbub.moodmodel.Vader;
import hubbub.moodmodel.Weights;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Judges weights on texts that they never saw, and VADER on the same ones.
final class Judging {
  private static final int FOLDS = 5;

  private final LabelledSets sets;
  private final PrintStream out;
  private final Function<String, Label> vader = new Vader()::label;

  Judging(LabelledSets sets, PrintStream out) {
    this.sets = sets;
    this.out = out;
  }

  /// Judges each channel by weights that never saw it: text by text, windows of texts, and texts in
  /// disguise.
  void unseenChannels(List<Example> chat, List<Example> others, Weights african) {
    var folds = folds(chat);
    var judgement = new Judgement();
    var windows = new Windows();
    var disguises = new Disguises();
    for (var fold = 0; fold < FOLDS; fold++) {
      var judged = new ArrayList<Example>();
      var seen = new ArrayList<>(others);
      for (var example : chat) {
        (folds.getOrDefault(example.group(), 0) == fold ? judged : seen).add(example);
      }
      var model = MoodModel.with(Languages.of(Train.train(seen), african));
      judged.forEach(example -> {
        var given = model.classify(example.text());
        judgement.add(example.label(), given.label());
        windows.add(example, given.score());
      });
      disguises.add(model, judged);
    }
    print("chat, unseen channels", judgement);
    print("  VADER", Judgement.of(vader, chat));
    windows.print(out, "chat, unseen channels");
    windows.printMixed(out, "chat, unseen channels");
    disguises.print(out);
  }

  private static Map<String, Integer> folds(List<Example> chat) {
    var folds = new TreeMap<String, Integer>();
    chat.forEach(example -> folds.computeIfAbsent(example.group(), _ -> folds.size() % FOLDS));
    return folds;
  }

  void otherSets(MoodModel model) throws IOException {
    judge(model, "twitch_ec_kobs2020", "");
    judge(model, "twitch_silver2026", "");
    judge(model, "tweeteval_sentiment", "val");
    judge(model, "sanders2011", "");
    judge(model, "umsab_xlmt_8lang", "val");
    judge(model, "afrisenti2023", "dev");
  }

  private void judge(MoodModel model, String set, String split) throws IOException {
    var examples = sets.judging(set, split);
    var windows = new Windows();
    examples.forEach(example -> windows.add(example, model.classify(example.text()).score()));
    both(set, model, examples);
    windows.print(out, set);
    windows.printMixed(out, set);
    var byLanguage = new TreeMap<String, List<Example>>();
    for (var example : examples) {
      byLanguage.computeIfAbsent(example.language(), _ -> new ArrayList<>()).add(example);
    }
    if (byLanguage.size() > 1) {
      var sum = 0.0;
      for (var language : byLanguage.entrySet()) {
        sum += both(set + " " + language.getKey(), model, language.getValue());
      }
      out.printf("%-32s mean of languages: F1 %.1f%n", set, sum / byLanguage.size());
    }
  }

  /// @return the model's F1 in percent
  private double both(String what, MoodModel model, List<Example> examples) {
    var judgement = Judgement.of(text -> model.classify(text).label(), examples);
    print(what, judgement);
    print("  VADER", Judgement.of(vader, examples));
    return judgement.f1();
  }

  private void print(String what, Judgement judgement) {
    out.printf(
        "%-32s %6d texts  F1 %.1f  recall %.1f  F1 of positive, neutral, negative %s  unread %.1f %%%n",
        what,
        judgement.count(),
        judgement.f1(),
        judgement.recall(),
        judgement.each(),
        judgement.unread());
  }
}
