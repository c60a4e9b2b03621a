package hubbub.connectors.rehearsal;

import hubbub.connectors.rehearsal.Script.Act;
import hubbub.connectors.rehearsal.Script.Opening;
import hubbub.connectors.rehearsal.Script.Phrase;
import hubbub.contracts.connectors.MessageKind;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A script as it is played: one cue after the other, without end. The same script and seed give
/// the same cues, so that a rehearsal can go on where it was.
final class Performance {
  /// How many voices back nobody speaks again.
  private static final int OTHERS_BETWEEN = 3;

  /// As if everybody's phrases were so many beside a voice's own.
  private static final int COMMON = 3;

  /// How far back anybody answers.
  private static final int ANSWERED_MAX = 8;

  private final Script script;
  private final SplittableRandom random;
  private final Phrasing phrasing;
  private final ArrayDeque<Cue> lately = new ArrayDeque<>();
  private final Map<Phrase, Long> used = new HashMap<>();
  private final Set<Voice> heard = new HashSet<>();
  private int act = -1;
  private long actEnds;
  private long at;
  private long number;
  private boolean guests;

  Performance(Script script, long seed) {
    this.script = script;
    random = new SplittableRandom(seed);
    phrasing = new Phrasing(script.words(), random);
  }

  Cue next() {
    if (act >= 0) {
      // Never two at once, never a long pause: the mean is the act's.
      var pace = script.acts().get(act).perSecond();
      at += Math.round((0.4 + 1.2 * random.nextDouble()) / pace * 1_000);
    }
    return at >= actEnds ? entered() : said(script.acts().get(act));
  }

  /// The next act begins, and with a round of acts another favourite.
  private Cue entered() {
    at = actEnds;
    act = act + 1 < script.acts().size() ? act + 1 : script.again();
    var current = script.acts().get(act);
    actEnds = at + current.millis();
    if (act == 0 || act == script.again()) {
      phrasing.shuffle();
    }
    var openings = script.openings().getOrDefault(current.name(), List.of());
    return openings.isEmpty()
        ? said(current)
        : opened(openings.get(random.nextInt(openings.size())));
  }

  private Cue opened(Opening opening) {
    var voice = script.voice(opening.voice());
    var text = phrasing.filled(opening.text(), "");
    if (opening.kind() != MessageKind.RAID) {
      return cue(voice, opening.kind(), text, 0, Map.of());
    }
    guests = true;
    var details = Map.of("msg_id", "raid", "viewers", phrasing.filled("{party}", ""));
    return cue(voice, MessageKind.RAID, text, 0, details);
  }

  private Cue said(Act current) {
    var voice = voice();
    var other = other(voice);
    var phrase = phrase(current, voice, other != null);
    var text = phrasing.said(phrase, voice.manner(), other == null ? "" : other.voice().name());
    var answers = other != null && phrase.contains(Phrasing.SOMEONE) ? other.number() : 0;
    return text.startsWith("/me ")
        ? cue(voice, MessageKind.ACTION, text.substring("/me ".length()), answers, Map.of())
        : cue(voice, MessageKind.MESSAGE, text, answers, Map.of());
  }

  private Voice voice() {
    var justSpoke = lately.stream().limit(OTHERS_BETWEEN).map(Cue::voice).toList();
    var present = script.present(guests).stream().filter(v -> !justSpoke.contains(v)).toList();
    var left = random.nextInt(present.stream().mapToInt(Voice::weight).sum());
    for (var one : present) {
      left -= one.weight();
      if (left < 0) {
        return one;
      }
    }
    throw new IllegalStateException("nobody is there");
  }

  /// Somebody else who spoke lately.
  private @Nullable Cue other(Voice voice) {
    var others = lately.stream().filter(cue -> !cue.voice().equals(voice)).toList();
    return others.isEmpty() ? null : others.get(random.nextInt(others.size()));
  }

  /// One of everybody's, or one of its own the more it has of them; none that was said a moment
  /// ago.
  private String phrase(Act current, Voice voice, boolean mayAnswer) {
    var all =
        script.phrases().getOrDefault(current.name(), List.of()).stream()
            .filter(p -> mayAnswer || !p.text().contains(Phrasing.SOMEONE))
            .toList();
    var own = all.stream().filter(p -> p.character().equals(voice.character())).toList();
    var common = all.stream().filter(p -> p.character().isEmpty()).toList();
    var from = random.nextInt(own.size() + COMMON) < COMMON ? common : own;
    var longest =
        from.stream().sorted(Comparator.comparing(p -> used.getOrDefault(p, 0L))).toList();
    var phrase = longest.get(random.nextInt((longest.size() + 1) / 2));
    used.put(phrase, number);
    return phrase.text();
  }

  private Cue cue(
      Voice voice, MessageKind kind, String text, long answers, Map<String, String> details) {
    var first = heard.add(voice) && voice.isNew();
    var cue =
        new Cue(at, ++number, voice, kind, text, phrasing.emotes(text), answers, first, details);
    lately.addFirst(cue);
    if (lately.size() > ANSWERED_MAX) {
      lately.removeLast();
    }
    return cue;
  }
}
