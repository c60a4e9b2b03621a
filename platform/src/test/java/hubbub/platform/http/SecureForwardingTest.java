package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.cluster.ClusterConfig;
import hubbub.platform.cluster.ClusterSecret;
import hubbub.platform.cluster.Introductions;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door in front and a service in another process, over HTTPS.
class SecureForwardingTest {
  @TempDir Path folder;
  private final Introductions introductions =
      new Introductions(new ClusterSecret("0123456789abcdef0123456789abcdef"), Clock.systemUTC());
  private OpenDoor far;
  private OpenDoor front = new OpenDoor(Map.of());

  @BeforeEach
  void open() throws Exception {
    var certificate = folder.resolve("certificate.pem");
    var key = folder.resolve("key.pem");
    Certificate.of(folder, "far.example", "EC", "ip:127.0.0.1").write(certificate, key);
    far =
        new OpenDoor(
            Map.of("tls.certificate", certificate.toString(), "tls.key", key.toString()),
            new Standing.Behind(introductions, reach(Map.of()), true));
    far.door.get("/far/hello", Access.FIGURES, request -> Answer.json(request.caller().name()));
    far.open();
  }

  @AfterEach
  void close() {
    front.close();
    far.close();
  }

  private static ClusterConfig reach(Map<String, String> settings) {
    return ClusterConfig.from(new LayeredSettings(settings, Map.of(), SettingsFile.none()));
  }

  /// @param authorities a file of the folder
  private void inFront(String host, String authorities) throws IOException {
    var settings = Map.of("cluster.authorities", folder.resolve(authorities).toString());
    front = new OpenDoor(Map.of(), new Standing.InFront(introductions, reach(settings)));
    var address = URI.create("https://" + host + ":" + far.port());
    front.door.elsewhere("far", "openapi/far.yaml", List.of(address));
    front.open();
  }

  @Test
  void a_request_goes_there_where_the_certificate_is_trusted() throws Exception {
    inFront("127.0.0.1", "certificate.pem");

    var answer = front.get("/far/hello");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("\"local\"");
  }

  @Test
  void nothing_is_said_to_a_certificate_that_nobody_vouches_for() throws Exception {
    Certificate.of(folder, "other.example", "EC", "ip:127.0.0.1")
        .write(folder.resolve("other.pem"), folder.resolve("other-key.pem"));
    inFront("127.0.0.1", "other.pem");

    assertThat(front.get("/far/hello").statusCode()).isEqualTo(503);
  }

  @Test
  void nothing_is_said_to_a_certificate_for_another_name() throws Exception {
    inFront("localhost", "certificate.pem");

    assertThat(front.get("/far/hello").statusCode()).isEqualTo(503);
  }
}
