package hubbub.app.terminal;

import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operation is asked with.
///
/// @param target path and query
/// @param body a text, or `@` and the name of a file
record Arguments(String target, Optional<String> body) {
  private static final String BODY = "--body=";

  /// Reads `name=value` words against what the operation takes.
  ///
  /// @throws AskedWrongly saying what is missing or unknown
  static Arguments read(Operation operation, List<String> words) {
    var given = new LinkedHashMap<String, String>();
    Optional<String> body = Optional.empty();
    for (var word : words) {
      var equals = word.indexOf('=');
      if (word.startsWith(BODY)) {
        body = Optional.of(word.substring(BODY.length()));
      } else if (equals < 1) {
        throw new AskedWrongly("write NAME=VALUE, not " + word);
      } else if (operation.parameters().stream()
          .noneMatch(one -> one.name().equals(word.substring(0, equals)))) {
        throw new AskedWrongly(
            operation.id()
                + " takes no "
                + word.substring(0, equals)
                + "; it is called: "
                + operation.usage());
      } else {
        given.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    refuseMissing(operation, given, body.isPresent());
    return new Arguments(target(operation, given), body.or(() -> fields(operation, given)));
  }

  private static void refuseMissing(
      Operation operation, Map<String, String> given, boolean hasBody) {
    for (var parameter : operation.parameters()) {
      if (parameter.required()
          && !given.containsKey(parameter.name())
          && !(hasBody && parameter.in() == Operation.In.BODY)) {
        throw new AskedWrongly(
            operation.id() + " needs " + parameter.name() + "; it is called: " + operation.usage());
      }
    }
    var plain = operation.body().filter(type -> !type.equals("application/json"));
    if (plain.isPresent() && !hasBody) {
      throw new AskedWrongly(operation.id() + " needs --body=@FILE");
    }
  }

  private static String target(Operation operation, Map<String, String> given) {
    var path = operation.path();
    var query = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      var value = given.get(parameter.name());
      if (value == null) {
        continue;
      }
      switch (parameter.in()) {
        case PATH -> path = path.replace("{" + parameter.name() + "}", Query.encoded(value));
        case QUERY -> query.add(Query.encoded(parameter.name()) + "=" + Query.encoded(value));
        case BODY -> {}
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static Optional<String> fields(Operation operation, Map<String, String> given) {
    if (!operation.body().equals(Optional.of("application/json"))) {
      return Optional.empty();
    }
    var body = new LinkedHashMap<String, Object>();
    for (var parameter : operation.parameters()) {
      var value = given.get(parameter.name());
      if (value != null && parameter.in() == Operation.In.BODY) {
        body.put(parameter.name(), field(parameter, value));
      }
    }
    return Optional.of(Json.write(body));
  }

  private static Object field(Operation.Parameter parameter, String value) {
    try {
      return switch (parameter.type()) {
        case "integer" -> Long.parseLong(value);
        case "number" -> Double.parseDouble(value);
        case "boolean" -> Boolean.parseBoolean(value);
        case "array" -> List.of(value.split(",", -1));
        default -> value;
      };
    } catch (NumberFormatException _) {
      throw new AskedWrongly(parameter.name() + " is a number, not " + value);
    }
  }
}
