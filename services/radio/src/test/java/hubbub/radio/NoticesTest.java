package hubbub.radio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import hubbub.radio.notices.MailServer;
import hubbub.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Alarms that leave the house.
class NoticesTest {
  @TempDir Path folder;

  @Test
  void a_lost_source_is_told_to_the_webhook_and_by_mail_and_so_is_that_it_is_over()
      throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "hush\n");
    var post = MailServer.make();
    var bodies = new CopyOnWriteArrayList<String>();
    var signatures = new CopyOnWriteArrayList<String>();
    var webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext(
        "/in",
        exchange -> {
          try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            signatures.add(exchange.getRequestHeaders().getFirst("X-Hubbub-Signature"));
            bodies.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    webhook.start();
    post.start();
    var settings =
        Map.of(
            "radio.alarm-webhook",
            "http://127.0.0.1:" + webhook.getAddress().getPort() + "/in",
            "radio.alarm-webhook-secret-file",
            secret.toString(),
            "radio.alarm-mail",
            "ana@example.org",
            "mail.smtp.host",
            "127.0.0.1",
            "mail.smtp.port",
            Integer.toString(post.getSmtp().getPort()),
            "mail.smtp.security",
            "none");
    try (var radio = new RadioHouse(folder.resolve("data"), settings)) {
      radio.source("/live/friday").close();

      Await.until(() -> bodies.size() == 1);
      assertThat(bodies.getFirst())
          .contains("\"kind\":\"raised\"", "\"alarm\":\"source_lost\"", "\"channel\":\"friday\"");
      assertThat(signatures.getFirst()).startsWith("sha256=").hasSize("sha256=".length() + 64);
      Await.until(() -> post.getReceivedMessages().length == 1);

      // Nobody looks at the alarms, and this one is over all the same.
      radio.clock.pass(Duration.ofMinutes(2));
      Await.until(() -> bodies.size() == 2);
      assertThat(bodies.getLast()).contains("\"kind\":\"over\"");
      Await.until(() -> post.getReceivedMessages().length == 2);
      assertThat(requireNonNull(radio.house.health().get("radio")).figures())
          .containsEntry("alarms_unsent", 0L);
    } finally {
      webhook.stop(0);
      post.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "radio.alarm-webhook, ftp://in.example/",
    "radio.alarm-webhook, in.example",
    "radio.alarm-webhook, http:///secret",
    "radio.alarm-webhook, https://in.example/secret a",
    "radio.alarm-mail, ana",
    "radio.alarm-mail, 'ana@example.org, '",
    "radio.alarm-mail, Ana <ana@example.org>",
    "radio.alarm-mail, 'a@b.c,a@b.c,a@b.c,a@b.c,a@b.c,a@b.c,a@b.c,a@b.c,a@b.c,a@b.c,a@b.c'"
  })
  void a_wrong_value_stops_the_start_naming_its_key(String key, String value) {
    var given = Map.of(key, value, "mail.smtp.host", "mail.example");
    assertThatThrownBy(() -> config(given))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining(key)
        .hasMessageNotContaining("secret");
  }

  @Test
  void mail_takes_a_server() {
    assertThatThrownBy(() -> config(Map.of("radio.alarm-mail", "ana@example.org")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("mail.smtp.host");

    var both =
        Map.of(
            "radio.alarm-mail", "ana@example.org,ben@example.org", "mail.smtp.host", "h.example");
    assertThat(config(both).notices().mailTo())
        .isEqualTo(List.of("ana@example.org", "ben@example.org"));
  }

  private static RadioConfig config(Map<String, String> flags) {
    return RadioConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }
}
