package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which services run here and on what: what settings may say together, and what stops the start.
class ShapeTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;
  private final Map<String, String> all = new HashMap<>();

  /// A door, and everything else in other processes.
  @BeforeEach
  void write() throws IOException {
    all.put("services", "web");
    all.put("bus.url", "amqp://127.0.0.1:5672");
    all.put("database.url", "jdbc:postgresql://127.0.0.1:5432/hubbub");
    all.put("cluster.secret-file", secret(SECRET, "rw-------").toString());
    for (var part : Product.values()) {
      if (part != Product.WEB) {
        all.put("services." + part.word() + ".url", "http://127.0.0.1:8001");
      }
    }
  }

  private Path secret(String text, String permissions) throws IOException {
    var file = Files.writeString(Files.createTempFile(folder, "secret", ""), text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static Shape of(Map<String, String> settings) {
    return Shape.from(new LayeredSettings(settings, Map.of(), SettingsFile.none()));
  }

  private void refused(String message) {
    assertThatThrownBy(() -> of(all)).isInstanceOf(WrongSetting.class).hasMessage(message);
  }

  @Test
  void without_settings_everything_runs_in_one_process() {
    var shape = of(Map.of());

    assertThat(shape).isEqualTo(new Shape.OneProcess());
    assertThat(shape.here()).containsExactly(Product.values());
  }

  @Test
  void the_door_knows_where_all_others_are() {
    all.put("services", "mood, web");
    all.put("services.connectors.url", "http://10.0.0.1:8001, https://ten.example/");

    var shape = (Shape.Some) of(all);

    assertThat(shape.here()).containsExactly(Product.MOOD, Product.WEB);
    assertThat(shape.elsewhere())
        .containsOnlyKeys(
            Product.ARCHIVE,
            Product.STATISTICS,
            Product.PLACES,
            Product.PEOPLE,
            Product.PEOPLE_PER_PLACE,
            Product.ACCOUNTS,
            Product.CHAT,
            Product.RADIO,
            Product.FAVOURITES,
            Product.CONNECTORS)
        .containsEntry(
            Product.CONNECTORS,
            List.of(URI.create("http://10.0.0.1:8001"), URI.create("https://ten.example/")));
  }

  @Test
  void who_is_no_door_needs_no_addresses_and_may_have_them() {
    all.keySet().removeIf(key -> key.endsWith("mood.url"));
    all.put("services", "statistics");

    assertThat(of(all).here()).containsExactly(Product.STATISTICS);
  }

  @Test
  void users_and_passwords_come_beside_the_addresses() throws IOException {
    all.put("bus.user", "hub");
    all.put("bus.password-file", secret("pass word", "rw-------").toString());

    assertThat(((Shape.Some) of(all)).bus())
        .isEqualTo(new Shape.Server("amqp://127.0.0.1:5672", "hub", "pass word"));
    assertThat(of(all).toString()).doesNotContain("pass word").doesNotContain(SECRET);
  }

  @Test
  void all_services_may_run_in_one_process_on_servers() {
    all.remove("services");

    assertThat(of(all)).isInstanceOf(Shape.Some.class);
    assertThat(of(all).here()).containsExactly(Product.values());
  }

  @Test
  void an_unknown_service_is_named() {
    all.put("services", "web,statistic");

    refused(
        "services: there is no service \"statistic\"; there are archive, statistics, mood, places,"
            + " people, people-per-place, accounts, chat, radio, favourites, web, connectors");
  }

  @Test
  void a_service_is_named_once() {
    all.put("services", "web,web");

    refused("services: names web twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bus.url|bus.url: is missing: with database.url, facts go over a broker that outlives us",
        "database.url|database.url: is missing: with bus.url, rows lie in a database server that"
            + " every process reaches",
        "cluster.secret-file|cluster.secret-file: is missing: processes know each other by the"
            + " secret in it (openssl rand -hex 32)",
        "services.mood.url|services.mood.url: is missing: this process has the web, the door to all"
            + " others, and mood does not run here",
      })
  void what_is_missing_is_named(String key, String message) {
    all.remove(key);

    refused(message);
  }

  @Test
  void some_services_need_servers() {
    all.remove("bus.url");
    all.remove("database.url");

    refused(
        "services: names only some services; with the others they meet over bus.url and"
            + " database.url, which are missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"services.mood.url", "cluster.secret-file"})
  void what_belongs_to_several_processes_is_refused_in_one(String key) {
    all.keySet().removeIf(other -> !other.equals(key));

    refused(
        key
            + ": is set, but all services run in this process; it goes with services, bus.url and"
            + " database.url");
  }

  @ParameterizedTest
  @CsvSource({"bus.user,bus.user: is set without bus.url"})
  void a_user_without_a_server_is_refused(String key, String message) {
    all.clear();
    all.put(key, "ana");

    refused(message);
  }

  @Test
  void a_password_without_a_user_is_refused() throws IOException {
    all.put("database.password-file", secret("x", "rw-------").toString());

    refused("database.user: is missing beside database.password-file");
  }

  @ParameterizedTest
  @CsvSource({
    "bus.url,amqp://ana:pw@127.0.0.1:5672",
    "bus.url,amqps://ana@127.0.0.1",
    "database.url,jdbc:postgresql://ana:pw@127.0.0.1/hubbub",
    "database.url,jdbc:postgresql://127.0.0.1/hubbub?user=ana",
    "database.url,jdbc:postgresql://127.0.0.1/hubbub?ssl=true&PassWord=pw",
  })
  void an_address_with_a_user_or_password_is_refused_and_not_shown(String key, String url) {
    all.put(key, url);
    var server = key.substring(0, key.indexOf('.'));

    refused(
        key
            + ": must not carry a user or password: set "
            + server
            + ".user and "
            + server
            + ".password-file");
  }

  @ParameterizedTest
  @CsvSource({
    "bus.url,http://127.0.0.1,bus.url: must begin with amqp:// or amqps://",
    "database.url,jdbc:mysql://127.0.0.1/x,database.url: must begin with jdbc:postgresql://",
    "database.url,jdbc:postgresql:///x,database.url: names no host",
    "services.mood.url,http://ana@127.0.0.1,services.mood.url: must not carry a user or password",
  })
  void an_address_of_another_kind_is_refused(String key, String url, String message) {
    all.put(key, url);

    refused(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8001",
        "ftp://10.0.0.1",
        "http://10.0.0.1/x",
        "http://h?x",
        "http://",
        " , "
      })
  void an_address_of_a_process_has_no_path(String url) {
    all.put("services.mood.url", url);

    assertThatThrownBy(() -> of(all))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith(
            "services.mood.url: must be an address such as http://10.0.0.2:8001");
  }

  @Test
  void a_secret_that_others_can_read_is_refused() throws IOException {
    var file = secret(SECRET, "rw-r--r--");
    all.put("cluster.secret-file", file.toString());

    refused(
        "cluster.secret-file: other users of this machine can read the file "
            + file
            + " (chmod 600 it)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void a_secret_that_could_be_guessed_is_refused_and_not_shown(String text) throws IOException {
    var file = secret(text, "rw-------");
    all.put("cluster.secret-file", file.toString());

    refused(
        "cluster.secret-file: the first line of the file "
            + file
            + " must be at least 32 random characters, as openssl rand -hex 32 makes");
  }

  @Test
  void a_missing_secret_file_is_named() {
    all.put("cluster.secret-file", folder.resolve("none").toString());

    refused("cluster.secret-file: the file " + folder.resolve("none") + " cannot be read");
  }

  @Test
  void every_setting_of_a_service_is_known_to_be_its_own() {
    assertThat(Product.CONNECTORS.owns("twitch.irc.address")).isTrue();
    assertThat(Product.CONNECTORS.owns("bluesky.jetstream.urls")).isTrue();
    assertThat(Product.CONNECTORS.owns("x.text-retention")).isTrue();
    assertThat(Product.WEB.owns("feed.beat")).isTrue();
    assertThat(Product.MOOD.owns("mood.bots")).isTrue();
    for (var part : Product.values()) {
      assertThat(part.owns("http.line-length-max")).isFalse();
      assertThat(part.owns("port")).isFalse();
    }
  }
}
