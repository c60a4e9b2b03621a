package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The files under `deploy/`, as far as they can be held against the product without a container
/// engine.
class DeployTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Pattern VARIABLE = Pattern.compile("HUBBUB_[A-Z_]+");

  @TempDir Path folder;

  private static Stream<Path> files() throws IOException {
    try (var all = Files.walk(DEPLOY)) {
      return all
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("secrets"))
          .toList()
          .stream();
    }
  }

  private static List<Map<String, Object>> documents(Path file) throws IOException {
    var load =
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
            .loadAllFromString(Files.readString(file).replace("<<: *", "merged: *"));
    var documents = new ArrayList<Map<String, Object>>();
    load.forEach(document -> documents.add(map(document)));
    return documents;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  /// A value below nested maps.
  private static Object at(Object value, String... keys) {
    var found = value;
    for (var key : keys) {
      found = map(found).get(key);
      assertThat(found).as(String.join(".", keys)).isNotNull();
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_variable_is_a_setting(Path file) throws IOException {
    var settings = new TreeSet<String>();
    for (var line : Files.readAllLines(Path.of("..", "hubbub.example.conf"))) {
      if (line.matches("#?[a-z][a-z.-]* =.*")) {
        var key = line.replaceFirst("#", "").split(" =", 2)[0];
        settings.add("HUBBUB_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
      }
    }
    assertThat(settings).contains("HUBBUB_PORT");

    var used = VARIABLE.matcher(Files.readString(file)).results().map(found -> found.group());

    assertThat(used.toList()).allMatch(settings::contains);
  }

  @Test
  void containers_of_compose_have_each_service_once_and_find_each_other() throws IOException {
    var compose = documents(DEPLOY.resolve("compose.yaml")).getFirst();
    var services = new HashMap<String, List<String>>();
    map(at(compose, "services"))
        .forEach((name, service) -> {
          var environment = map(service).get("environment");
          if (environment != null && map(environment).containsKey("HUBBUB_SERVICES")) {
            services.put(name, words(at(environment, "HUBBUB_SERVICES")));
          }
        });

    everyServiceIsFound(services, map(at(compose, "x-installation")));
  }

  @Test
  void pods_have_each_service_once_and_find_each_other() throws IOException {
    var services = new HashMap<String, List<String>>();
    for (var set : kubernetes("StatefulSet")) {
      for (var container : containers(set)) {
        if ("hubbub".equals(container.get("image"))) {
          var variable = map(list(at(container, "env")).getFirst());
          assertThat(variable.get("name")).isEqualTo("HUBBUB_SERVICES");
          services.put(at(set, "metadata", "name").toString(), words(at(variable, "value")));
        }
      }
    }

    everyServiceIsFound(services, map(at(kubernetes("ConfigMap").getFirst(), "data")));
  }

  private void everyServiceIsFound(
      Map<String, List<String>> services, Map<String, Object> installation) throws IOException {
    var all = Arrays.stream(Product.values()).map(Product::word).toList();
    assertThat(services.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(all);
    for (var service : all) {
      var variable =
          "HUBBUB_SERVICES_" + service.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
      var address = URI.create(at(installation, variable).toString());
      assertThat(services.get(address.getHost())).as(variable).contains(service);
      assertThat(address.getPort()).isEqualTo(8000);
    }
    for (var here : services.values()) {
      assertThat(shape(here, installation).here().stream().map(Product::word))
          .containsExactlyInAnyOrderElementsOf(here);
    }
  }

  /// What a process makes of these settings, with secrets where the files say.
  private Shape shape(List<String> services, Map<String, Object> installation) throws IOException {
    var environment = new HashMap<String, String>();
    installation.forEach((key, value) -> environment.put(key, value.toString()));
    environment.put("HUBBUB_SERVICES", String.join(",", services));
    for (var name : List.of("BUS_PASSWORD", "DATABASE_PASSWORD", "CLUSTER_SECRET")) {
      var secret = Files.writeString(folder.resolve(name), "0123456789abcdef0123456789abcdef");
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--r-----"));
      environment.put("HUBBUB_" + name + "_FILE", secret.toString());
    }
    return Shape.from(new LayeredSettings(Map.of(), environment, SettingsFile.none()));
  }

  private static List<String> words(Object text) {
    return List.of(text.toString().split(","));
  }

  @Test
  void every_pod_has_limits_probes_and_few_rights() throws IOException {
    var sets = kubernetes("StatefulSet");
    assertThat(sets).hasSizeGreaterThanOrEqualTo(5);
    for (var set : sets) {
      var pod = map(at(set, "spec", "template", "spec"));
      assertThat(pod)
          .containsEntry("enableServiceLinks", false)
          .containsEntry("automountServiceAccountToken", false)
          .containsKey("terminationGracePeriodSeconds");
      assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      for (var container : containers(set)) {
        assertThat(container).containsKeys("livenessProbe", "readinessProbe");
        assertThat(at(container, "resources", "limits", "memory")).isNotNull();
        assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
      }
    }
  }

  @Test
  void every_file_of_kubernetes_is_named_by_its_kustomization() throws IOException {
    for (var folder : List.of("base", "stores")) {
      var here = DEPLOY.resolve("kubernetes").resolve(folder);
      var named =
          list(at(documents(here.resolve("kustomization.yaml")).getFirst(), "resources")).stream()
              .map(Object::toString)
              .filter(name -> !name.startsWith(".."))
              .toList();
      try (var there = Files.list(here)) {
        assertThat(
                there
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml")))
            .containsExactlyInAnyOrderElementsOf(named);
      }
    }
  }

  private static List<Map<String, Object>> kubernetes(String kind) throws IOException {
    var found = new ArrayList<Map<String, Object>>();
    for (var file : files().filter(path -> path.toString().contains("kubernetes")).toList()) {
      documents(file).stream().filter(one -> kind.equals(one.get("kind"))).forEach(found::add);
    }
    return found;
  }

  private static List<Map<String, Object>> containers(Map<String, Object> set) {
    return list(at(set, "spec", "template", "spec", "containers")).stream()
        .map(DeployTest::map)
        .toList();
  }
}
