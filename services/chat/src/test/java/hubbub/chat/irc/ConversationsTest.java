package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The conversations of `conversations/*.txt`, spoken over real connections. `name>` is what a
/// client says, `name<` exactly what it hears, `name<end` that its connection ends; a name may be
/// left out. `name! login`, `name! plain` (without capabilities) and `name! in #room`, each perhaps
/// with `as` somebody, bring a client so far. In a line, `{word}` stands for whatever has no space
/// and no semicolon, the same each time; `{*}` for anything; `{~}` for a whole line; `{soh}` for
/// U+0001. At the end nobody has heard anything else.
@Timeout(120)
class ConversationsTest {
  private static final Pattern STEP = Pattern.compile("([a-z0-9]*)([<>!])(.*)");
  private static final Pattern WILD = Pattern.compile("\\{([a-z*~]+)}");

  @TempDir Path folder;
  private final Map<String, IrcClient> clients = new LinkedHashMap<>();
  private final Map<String, String> known = new HashMap<>(Map.of("soh", "\u0001"));

  static Stream<Path> conversations() throws IOException, URISyntaxException {
    var folder =
        Path.of(
            Objects.requireNonNull(ConversationsTest.class.getResource("/conversations")).toURI());
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void it_goes_as_it_is_written(Path conversation) throws IOException {
    try (var house = new IrcHouse(folder, Map.of())) {
      for (var line : Files.readAllLines(conversation)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          step(house, line);
        }
      }
      clients.forEach((name, client) -> {
        client.say("PING :nothing else");
        assertThat(client.hear())
            .as(name)
            .isEqualTo(":tmi.twitch.tv PONG tmi.twitch.tv :nothing else");
      });
    } finally {
      clients.values().forEach(IrcClient::close);
    }
  }

  private void step(IrcHouse house, String line) {
    var step = STEP.matcher(line);
    if (!step.matches()) {
      throw new IllegalArgumentException("no step: " + line);
    }
    var name = step.group(1);
    var rest = step.group(3);
    switch (step.group(2)) {
      case "!" -> clients.put(name, arrive(house, name, List.of(rest.strip().split(" "))));
      case ">" -> client(house, name).say(filled(rest.substring(1)));
      default -> {
        var client = client(house, name);
        if (rest.equals("end")) {
          assertThat(client.hear()).as(line).isNull();
          clients.remove(name);
        } else {
          hear(client, rest.substring(1));
        }
      }
    }
  }

  private IrcClient client(IrcHouse house, String name) {
    return clients.computeIfAbsent(name, _ -> house.connect());
  }

  private static IrcClient arrive(IrcHouse house, String name, List<String> words) {
    var as = words.indexOf("as");
    var login = as >= 0 ? words.get(as + 1) : name;
    return switch (words.getFirst()) {
      case "login" -> house.loggedIn(login);
      case "in" -> house.inRoom(login, words.get(1));
      case "plain" -> {
        var client = house.connect();
        client.say("PASS oauth:" + login + "-token");
        client.say("NICK " + login);
        client.hearUntil(" 376 ");
        yield client;
      }
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  private String filled(String text) {
    return WILD.matcher(text)
        .replaceAll(wild -> Matcher.quoteReplacement(known.getOrDefault(wild.group(1), "?")));
  }

  private void hear(IrcClient client, String expected) {
    var heard = client.hear();
    assertThat(heard).as(expected).isNotNull();
    var names = new ArrayList<String>();
    var matcher = pattern(expected, names).matcher(heard);
    assertThat(matcher.matches()).as("expected %s%n   heard %s", expected, heard).isTrue();
    for (var i = 0; i < names.size(); i++) {
      known.put(names.get(i), matcher.group(i + 1));
    }
  }

  /// @param names of what is met here for the first time
  private Pattern pattern(String expected, List<String> names) {
    var pattern = new StringBuilder();
    var wild = WILD.matcher(expected);
    var from = 0;
    while (wild.find()) {
      pattern.append(Pattern.quote(expected.substring(from, wild.start())));
      from = wild.end();
      var name = wild.group(1);
      if (name.equals("*") || name.equals("~")) {
        pattern.append(".*");
      } else if (known.containsKey(name)) {
        pattern.append(Pattern.quote(known.get(name)));
      } else if (names.contains(name)) {
        pattern.append('\\').append(names.indexOf(name) + 1);
      } else {
        names.add(name);
        pattern.append("([^ ;]+)");
      }
    }
    return Pattern.compile(pattern.append(Pattern.quote(expected.substring(from))).toString());
  }
}
