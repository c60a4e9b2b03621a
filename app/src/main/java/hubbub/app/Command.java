package hubbub.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the command line asks for. Read by hand: a start should not wait for a library that knows
/// more than these few words.
sealed interface Command {
  /// Settings that are also flags.
  Set<String> FLAGS = Set.of("port", "bind", "data", "config", "services");

  /// Words that some commands know.
  Set<String> SWITCHES = Set.of("-h", "--help", "--version", "-f", "--follow", "--status");

  /// Starts the house.
  record Run(Map<String, String> flags) implements Command {}

  /// Shows where each service's data stand.
  record MigrateStatus(Map<String, String> flags) implements Command {}

  /// Moves the rows of the data folder into the database.
  record Move(Map<String, String> flags) implements Command {}

  /// Copies the data folder, while Hubbub runs or not.
  ///
  /// @param target a folder that is not there yet
  record Backup(Map<String, String> flags, String target) implements Command {}

  /// Shows the log's end.
  record Logs(Map<String, String> flags, boolean follow) implements Command {}

  /// Makes a one-time link for the owner.
  record OwnerLink(Map<String, String> flags) implements Command {}

  /// Asks a service.
  ///
  /// @param words the service, the operation, and its arguments
  record Ask(Map<String, String> flags, List<String> words) implements Command {}

  record Help() implements Command {}

  record Version() implements Command {}

  /// It cannot be read.
  record Wrong(String why) implements Command {}

  static Command parse(List<String> words) {
    var flags = new HashMap<String, String>();
    var switches = new HashSet<String>();
    var name = "run";
    var target = "";
    if (!words.isEmpty() && words.getFirst().equals("ask")) {
      return ask(words.subList(1, words.size()));
    }
    for (var at = 0; at < words.size(); at++) {
      var word = words.get(at);
      if (!word.startsWith("-")) {
        if (at == 0) {
          name = word;
        } else if (name.equals("backup") && target.isEmpty()) {
          target = word;
        } else {
          return unknown(switches).orElse(new Wrong("what is " + word + "?"));
        }
        continue;
      }
      var equals = word.indexOf('=');
      var flag = equals < 0 ? word : word.substring(0, equals);
      if (!flag.startsWith("--") || !FLAGS.contains(flag.substring(2))) {
        switches.add(word);
        continue;
      }
      if (equals < 0 && at + 1 == words.size()) {
        return new Wrong(flag + " needs a value");
      }
      var value = equals < 0 ? words.get(++at) : word.substring(equals + 1);
      if (value.isBlank() || (equals < 0 && value.startsWith("--"))) {
        return new Wrong(flag + " needs a value");
      }
      flags.put(flag.substring(2), value);
    }
    return named(name, target, Map.copyOf(flags), switches);
  }

  /// Words that are no flags of ours belong to the operation.
  private static Command ask(List<String> words) {
    var flags = new HashMap<String, String>();
    var rest = new ArrayList<String>();
    for (var at = 0; at < words.size(); at++) {
      var word = words.get(at);
      var equals = word.indexOf('=');
      var flag = equals < 0 ? word : word.substring(0, equals);
      if (!flag.startsWith("--") || !FLAGS.contains(flag.substring(2))) {
        rest.add(word);
      } else if (equals >= 0) {
        flags.put(flag.substring(2), word.substring(equals + 1));
      } else if (at + 1 < words.size()) {
        flags.put(flag.substring(2), words.get(++at));
      } else {
        return new Wrong(flag + " needs a value");
      }
    }
    return new Ask(Map.copyOf(flags), List.copyOf(rest));
  }

  private static Optional<Command> unknown(Set<String> switches) {
    return switches.stream()
        .filter(word -> !SWITCHES.contains(word))
        .findFirst()
        .map(word -> new Wrong("there is no " + word));
  }

  private static Command named(
      String name, String target, Map<String, String> flags, Set<String> switches) {
    if (switches.contains("--help") || switches.contains("-h") || name.equals("help")) {
      return new Help();
    }
    if (switches.contains("--version")) {
      return new Version();
    }
    var unknown = unknown(switches);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    var follow = switches.removeAll(Set.of("-f", "--follow"));
    var status = switches.remove("--status");
    if (follow && !name.equals("logs")) {
      return new Wrong("-f belongs to logs");
    }
    if (status != name.equals("migrate")) {
      return new Wrong(
          status
              ? "--status belongs to migrate"
              : "migrating happens at each start; --status shows");
    }
    return switch (name) {
      case "run" -> new Run(flags);
      case "migrate" -> new MigrateStatus(flags);
      case "logs" -> new Logs(flags, follow);
      case "move" -> new Move(flags);
      case "backup" ->
          target.isBlank()
              ? new Wrong("backup needs a folder to write to")
              : new Backup(flags, target);
      case "owner-link" -> new OwnerLink(flags);
      default -> new Wrong("there is no command " + name);
    };
  }
}
