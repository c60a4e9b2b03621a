package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts in a process of its own, behind the door: who signs in there is known here.
class AccountsApartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OTHERS =
      "archive,statistics,mood,places,people,people-per-place,chat,radio,favourites,web,connectors";
  private static final String ANA =
      Json.write(
          Map.of("email", "ana@example.org", "password", "correct horse", "username", "Ana"));

  @TempDir Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port = RunningHubbub.freePort();

  private RunningHubbub launch(Path settings, String services, int at) {
    var words =
        List.of(
            "--config",
            settings.toString(),
            "--services",
            services,
            "--port",
            Integer.toString(at),
            "--data",
            folder.resolve("data" + at).toString());
    return RunningHubbub.launch(folder.resolve("data" + at), Map.of(), words, at);
  }

  private HttpResponse<String> send(String method, String path, String json, String... headers)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .headers(all.toArray(String[]::new))
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String me(String... headers) {
    try {
      return send("GET", "/api/v1/me", "", headers).body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void who_signs_in_there_is_known_here_and_unknown_again_soon_after_signing_out()
      throws IOException, InterruptedException {
    var apart = RunningHubbub.freePort();
    var lines =
        new ArrayList<>(
            SharedSettings.lines(
                folder, PostgresServer.shared().freshDatabase(), RabbitServer.shared()));
    lines.add("services.accounts.url = http://127.0.0.1:" + apart);
    lines.add("services.web.url = http://127.0.0.1:" + port);
    var settings = Files.write(folder.resolve("all.conf"), lines);
    try (var accounts = launch(settings, "accounts", apart);
        var door = launch(settings, OTHERS, port)) {
      accounts.awaitReady();
      door.awaitReady();
      door.claim();
      var ours = "http://127.0.0.1:" + port;

      var in =
          send(
              "POST",
              "/api/v1/auth/register",
              ANA,
              "Cookie",
              door.cookie(),
              "Origin",
              ours,
              "Sec-Fetch-Site",
              "same-origin");

      assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
      var jwt = Json.mapper().readTree(in.body()).required("jwt").asString();
      var cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      assertThat(me("Cookie", cookie)).contains("\"owner\":true", "\"login\":\"ana\"");
      assertThat(me("Authorization", "Bearer " + jwt)).contains("\"name\":\"account:1001\"");
      assertThat(send("GET", "/oauth2/validate", "", "Authorization", "OAuth " + jwt).body())
          .contains("\"login\":\"ana\"");
      assertThat(send("GET", "/api/v1/auth/sessions", "", "Cookie", cookie).body())
          .contains("\"address\":\"127.0.0.1\"", "\"current\":true");
      Await.until(PATIENCE, () -> me("Cookie", door.cookie()).contains("\"login\":\"ana\""));

      var out = send("POST", "/api/v1/auth/logout-all", "", "Cookie", cookie, "Origin", ours);

      assertThat(out.statusCode()).as(out.body()).isEqualTo(204);
      Await.until(PATIENCE, () -> me("Cookie", cookie).contains("\"name\":\"guest\""));
      accounts.kill();
      Await.until(PATIENCE, () -> me("Authorization", "Bearer x").contains("guest"));
      assertThat(send("GET", "/api/v1/account", "", "Authorization", "Bearer y").statusCode())
          .isEqualTo(503);
      assertThat(send("GET", "/health/live", "").statusCode()).isEqualTo(200);
    }
  }
}
