package hubbub.app;

import hubbub.platform.cluster.ClusterSecret;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import hubbub.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `hubbub ask`: calls any operation of any service, and prints the answer. In the data folder of
/// the process with the pages it shows that process's token; elsewhere in the installation it
/// introduces itself by the installation's secret, as processes do.
///
/// Exit status: 0 done, 1 refused or away, 2 asked wrongly.
final class Ask {
  private static final Introduction OPERATOR = new Introduction("command", false, Set.of("owner"));

  private final Choices choices;
  private final PrintStream out;
  private final PrintStream err;

  private Ask(Choices choices, PrintStream out, PrintStream err) {
    this.choices = choices;
    this.out = out;
    this.err = err;
  }

  static int run(Choices choices, List<String> words, PrintStream out, PrintStream err) {
    return new Ask(choices, out, err).run(words);
  }

  private int run(List<String> words) {
    var plain = words.stream().filter(word -> !isHelp(word)).toList();
    if (plain.isEmpty()) {
      return show(services());
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
    try {
      return call(service, operation, arguments);
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStart(service + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h");
  }

  private int show(String text) {
    out.print(text);
    return 0;
  }

  private static List<String> names() {
    var names = new ArrayList<>(Arrays.stream(Product.values()).map(Product::word).toList());
    names.add("platform");
    return names;
  }

  private static String services() {
    return "Which service?\n\n  "
        + String.join("\n  ", names())
        + """


        ./hubbub ask SERVICE                          lists its operations
        ./hubbub ask SERVICE OPERATION --help         says what one takes
        ./hubbub ask SERVICE OPERATION NAME=VALUE …   calls it and prints the answer
        """;
  }

  private static List<Operation> operations(String service) {
    if (!names().contains(service)) {
      throw new AskedWrongly(
          "there is no service " + service + "; there are " + String.join(", ", names()));
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

  private int call(String service, Operation operation, Arguments arguments)
      throws IOException, GeneralSecurityException {
    var target = arguments.target();
    var at = place(service, operation.method(), target);
    var connection =
        Call.open(URI.create(at.address() + target), choices.settings().path("tls.certificate"));
    connection.setRequestMethod(operation.method());
    connection.setRequestProperty(at.header(), at.value());
    connection.setRequestProperty("Accept", "application/json, */*;q=0.5");
    var body = arguments.body();
    if (body.isPresent()) {
      connection.setDoOutput(true);
      connection.setRequestProperty(
          "Content-Type", operation.body().orElse("application/octet-stream"));
      connection.setChunkedStreamingMode(0);
      try (var from = open(body.get());
          var to = connection.getOutputStream()) {
        from.transferTo(to);
      }
    }
    var status = connection.getResponseCode();
    if (status < 400) {
      try (var answer = connection.getInputStream()) {
        answer.transferTo(out);
      }
      out.println();
      return 0;
    }
    try (var answer = connection.getErrorStream()) {
      err.println(
          "hubbub: " + status + " " + (answer == null ? "" : detail(answer.readAllBytes())));
    }
    return 1;
  }

  private static String detail(byte[] problem) {
    try {
      var tree = Json.mapper().readTree(problem);
      var title = tree.path("title").asString("");
      return tree.has("detail") ? title + ": " + tree.path("detail").asString("") : title;
    } catch (RuntimeException _) {
      return new String(problem, StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String body) throws IOException {
    return body.startsWith("@")
        ? Files.newInputStream(Path.of(body.substring(1)))
        : new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }

  /// @param header what shows that we may, and its value
  private record At(String address, String header, String value) {}

  private At place(String service, String method, String target) throws IOException {
    var data = choices.data();
    if (Files.exists(data.tokenFile()) && Files.exists(data.addressFile())) {
      return new At(
          Files.readAllLines(data.addressFile()).getFirst(),
          "Authorization",
          "Bearer " + Files.readString(data.tokenFile()).strip());
    }
    return switch (Shape.from(choices.settings())) {
      case Shape.OneProcess() ->
          throw new CannotStart("no Hubbub is running on the data folder " + data.path());
      case Shape.Some some ->
          new At(
              address(service, some),
              Introductions.HEADER,
              introduction(some.secret(), method, target));
    };
  }

  private static String introduction(ClusterSecret secret, String method, String target) {
    return new Introductions(secret, Clock.systemUTC()).write(method, target, OPERATOR);
  }

  private String address(String service, Shape.Some some) throws IOException {
    var part =
        Arrays.stream(Product.values()).filter(one -> one.word().equals(service)).findFirst();
    var elsewhere =
        part.flatMap(one -> Optional.ofNullable(some.elsewhere().get(one))).map(List::getFirst);
    if (elsewhere.isPresent()) {
      return elsewhere.get().toString().replaceAll("/$", "");
    }
    var here = part.isEmpty() || some.here().contains(part.get());
    if (here && Files.exists(choices.data().addressFile())) {
      return Files.readAllLines(choices.data().addressFile()).getFirst();
    }
    throw new CannotStart(
        here
            ? "no Hubbub is running on the data folder " + choices.data().path()
            : "where is " + service + "? set services." + service + ".url");
  }
}
