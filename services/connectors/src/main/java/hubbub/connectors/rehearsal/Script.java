package hubbub.connectors.rehearsal;

import hubbub.contracts.connectors.MessageKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Who is in an invented crowd, what happens there, and what may be said of it. Its form is told at
/// the top of `snail-cup.txt`; a script that breaks it is a mistake of ours and stops the start.
///
/// @param again the act with which it goes on after the last
/// @param words what `{word}` in a phrase may stand for
/// @param phrases by act, in the order of the file
/// @param openings by act
record Script(
    List<Voice> voices,
    List<Act> acts,
    int again,
    Map<String, List<String>> words,
    Map<String, List<Phrase>> phrases,
    Map<String, List<Opening>> openings) {
  /// A part of what happens.
  ///
  /// @param millis how long it takes
  /// @param perSecond how much is said
  record Act(String name, long millis, double perSecond) {}

  /// @param character whose it is; empty for anybody's
  record Phrase(String character, String text) {}

  /// How an act may begin.
  record Opening(MessageKind kind, String voice, String text) {}

  /// The scripts that there are, in the order in which the page shows them.
  static final List<String> NAMES = List.of("snail-cup", "midnight-soup");

  static Script of(String name) {
    try (var in = Script.class.getResourceAsStream(name + ".txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new Reading().read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Voice voice(String name) {
    return voices.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  /// Everybody who may speak in an act: guests come with the act that a raid opens.
  List<Voice> present(boolean guests) {
    return voices.stream()
        .filter(v -> v.weight() > 0 && (guests || !v.character().equals("guest")))
        .toList();
  }

  private static final class Reading {
    private final List<Voice> voices = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private int again;
    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<String, List<Phrase>> phrases = new HashMap<>();
    private final Map<String, List<Opening>> openings = new HashMap<>();

    Script read(String text) {
      var section = "";
      for (var line : text.lines().map(String::strip).toList()) {
        if (line.startsWith("[")) {
          section = line.substring(1, line.length() - 1);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          take(section, line);
        }
      }
      return new Script(List.copyOf(voices), List.copyOf(acts), again, words, phrases, openings);
    }

    private void take(String section, String line) {
      switch (section) {
        case "voices" -> voices.add(voice(line.split(" +", -1)));
        case "acts" -> act(line.split(" +", -1));
        case "words" -> {
          var parts = line.split(" = ", 2);
          words.put(parts[0], List.of(parts[1].split(" \\| ", -1)));
        }
        default -> say(section.substring("say ".length()), line);
      }
    }

    private static Voice voice(String[] parts) {
      return new Voice(
          parts[0],
          parts[1],
          Voice.Manner.valueOf(parts[2].toUpperCase(Locale.ROOT)),
          parts[3],
          Integer.parseInt(parts[4]),
          List.of(parts).subList(5, parts.length));
    }

    private void act(String[] parts) {
      if (parts[0].endsWith("*")) {
        again = acts.size();
      }
      acts.add(
          new Act(
              parts[0].replace("*", ""),
              Long.parseLong(parts[1]) * 1_000,
              Double.parseDouble(parts[2])));
    }

    private void say(String act, String line) {
      if (line.startsWith("!")) {
        var words = line.substring(1).split(" ", 3);
        var kind = MessageKind.valueOf(words[0].toUpperCase(Locale.ROOT));
        var name = words[1].substring(0, words[1].length() - 1);
        openings
            .computeIfAbsent(act, _ -> new ArrayList<>())
            .add(new Opening(kind, name, words[2]));
        return;
      }
      var whose = character(line);
      var text = whose.map(c -> line.substring(c.length() + 2)).orElse(line);
      phrases.computeIfAbsent(act, _ -> new ArrayList<>()).add(new Phrase(whose.orElse(""), text));
    }

    private Optional<String> character(String line) {
      return voices.stream()
          .map(Voice::character)
          .filter(character -> line.startsWith(character + ": "))
          .findFirst();
    }
  }
}
