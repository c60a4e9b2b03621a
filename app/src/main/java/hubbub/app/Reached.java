package hubbub.app;

import hubbub.app.terminal.CouldNot;
import hubbub.app.terminal.Reach;
import hubbub.platform.cluster.ClusterSecret;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The Hubbub that the settings mean. In the data folder of the process with the pages that
/// process's token is shown; elsewhere in the installation a command introduces itself by the
/// installation's secret, as processes do.
record Reached(Choices choices) implements Reach {
  private static final Introduction OPERATOR = new Introduction("command", false, Set.of("owner"));

  @Override
  public At at(String service, String method, String target) {
    try {
      return place(service, method, target);
    } catch (NoSuchFileException _) {
      throw nobody();
    } catch (IOException e) {
      throw new CouldNot("the data folder cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Path> certificate() {
    return choices.settings().path("tls.certificate");
  }

  /// Where people find it.
  String page() throws IOException {
    return Files.readAllLines(choices.data().addressFile()).getLast();
  }

  private At place(String service, String method, String target) throws IOException {
    var data = choices.data();
    if (Files.exists(data.tokenFile()) && Files.exists(data.addressFile())) {
      return new At(
          near(), "Authorization", "Bearer " + Files.readString(data.tokenFile()).strip());
    }
    return switch (Shape.from(choices.settings())) {
      case Shape.OneProcess() -> throw nobody();
      case Shape.Some some ->
          new At(
              address(service, some),
              Introductions.HEADER,
              introduction(some.secret(), method, target));
    };
  }

  private CouldNot nobody() {
    return new CouldNot("no Hubbub is running on the data folder " + choices.data().path());
  }

  private String near() throws IOException {
    return Files.readAllLines(choices.data().addressFile()).getFirst();
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
    if (part.isPresent() && !some.here().contains(part.get())) {
      throw new CouldNot("where is " + service + "? set services." + service + ".url");
    }
    return near();
  }
}
