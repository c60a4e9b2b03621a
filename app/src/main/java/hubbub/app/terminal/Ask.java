package hubbub.app.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `hubbub ask`: calls any operation of any service, and prints the answer.
///
/// Exit status: 0 done, 1 refused or away, 2 asked wrongly.
public final class Ask {
  private final List<String> services;
  private final Server server;
  private final PrintStream out;

  /// @param services the names of all, each of which has an OpenAPI document
  public Ask(List<String> services, Server server, PrintStream out) {
    this.services = services;
    this.server = server;
    this.out = out;
  }

  /// @param words the service, the operation, and its arguments
  public int run(List<String> words) {
    var plain = words.stream().filter(word -> !isHelp(word)).toList();
    if (plain.isEmpty()) {
      return show(all());
    }
    var service = plain.getFirst();
    var operations = operations(service);
    if (plain.size() == 1) {
      return show(listed(service, operations));
    }
    var operation =
        operations.stream()
            .filter(one -> one.id().equals(plain.get(1)))
            .findFirst()
            .orElseThrow(() ->
                new AskedWrongly(
                    service
                        + " has no operation "
                        + plain.get(1)
                        + "; ./hubbub ask "
                        + service
                        + " lists them"));
    if (plain.size() < words.size()) {
      return show(described(service, operation));
    }
    var arguments = Arguments.read(operation, plain.subList(2, plain.size()));
    return call(service, operation, arguments);
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h");
  }

  private int show(String text) {
    out.print(text);
    return 0;
  }

  private String all() {
    return "Which service?\n\n  "
        + String.join("\n  ", services)
        + """


        ./hubbub ask SERVICE                          lists its operations
        ./hubbub ask SERVICE OPERATION --help         says what one takes
        ./hubbub ask SERVICE OPERATION NAME=VALUE …   calls it and prints the answer
        """;
  }

  private List<Operation> operations(String service) {
    if (!services.contains(service)) {
      throw new AskedWrongly(
          "there is no service " + service + "; there are " + String.join(", ", services));
    }
    return Operation.of("openapi/" + service + ".yaml");
  }

  private static String listed(String service, List<Operation> operations) {
    var text = new StringBuilder();
    for (var operation : operations) {
      text.append("./hubbub ask ")
          .append(service)
          .append(' ')
          .append(operation.usage())
          .append("\n    ")
          .append(operation.summary())
          .append('\n');
    }
    return text.toString();
  }

  private static String described(String service, Operation operation) {
    var text = new StringBuilder(listed(service, List.of(operation)));
    for (var parameter : operation.parameters()) {
      text.append("  ")
          .append(parameter.name())
          .append(" (")
          .append(parameter.type())
          .append(parameter.required() ? ", needed)  " : ")  ")
          .append(parameter.description())
          .append('\n');
    }
    operation
        .body()
        .ifPresent(type ->
            text.append("  --body=TEXT or --body=@FILE  the whole body, as ")
                .append(type)
                .append('\n'));
    return text.toString();
  }

  private int call(String service, Operation operation, Arguments arguments) {
    var body = arguments.body().map(text -> open(operation.body(), text));
    try (var answer = server.open(service, operation.method(), arguments.target(), body)) {
      answer.transferTo(out);
      out.println();
      return 0;
    } catch (IOException e) {
      throw new CouldNot(service + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static Server.Body open(Optional<String> type, String body) {
    var media = type.orElse("application/octet-stream");
    try {
      if (body.startsWith("@")) {
        var file = Path.of(body.substring(1));
        return new Server.Body(media, Files.newInputStream(file), Files.size(file));
      }
    } catch (IOException e) {
      throw new CouldNot("the file " + body.substring(1) + " cannot be read", e);
    }
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Server.Body(media, new ByteArrayInputStream(bytes), bytes.length);
  }
}
