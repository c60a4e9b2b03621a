package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// HTTPS from files that change.
@Timeout(120)
final class TlsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Path certificate;
  private Path key;
  private OpenDoor house = new OpenDoor(Map.of());

  @BeforeEach
  void make() throws Exception {
    certificate = folder.resolve("certificate.pem");
    key = folder.resolve("key.pem");
    make("first.example", "RSA");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void make(String name, String kind) throws Exception {
    Certificate.of(folder, name, kind).write(certificate, key);
  }

  private void open() throws IOException {
    house =
        new OpenDoor(Map.of("tls.certificate", certificate.toString(), "tls.key", key.toString()));
    house.door.get(
        "/", Access.OPEN, r -> Session.begin(Answer.json(r.secure()), r, "x", Duration.ofDays(1)));
    house.open();
  }

  /// What a new connection is shown, and answered.
  private record Seen(String subject, String answer) {}

  private Seen look() throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    try (var socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), house.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = OpenDoor.rest(socket.getInputStream());
      var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return new Seen(shown.getSubjectX500Principal().getName(), answer);
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void answers_come_over_https_with_cookies_that_stay_there() throws Exception {
    open();

    var seen = look();

    assertThat(seen.subject()).isEqualTo("CN=first.example");
    assertThat(seen.answer())
        .startsWith("HTTP/1.1 200 OK")
        .containsIgnoringCase("Set-Cookie: __Host-hubbub-session=x")
        .contains("; Secure")
        .endsWith("true");
  }

  @Test
  void plain_http_gets_no_answer_there() throws Exception {
    open();

    assertThatThrownBy(() -> house.get("/")).isInstanceOf(IOException.class);
  }

  @Test
  void new_files_are_taken_without_a_restart() throws Exception {
    open();
    assertThat(look().subject()).isEqualTo("CN=first.example");

    make("third.example", "EC");

    await("CN=third.example");
    assertThat(house.door.troubles()).isEmpty();
  }

  @Test
  void files_that_go_wrong_leave_the_old_ones_in_use_and_say_so() throws Exception {
    open();

    Files.writeString(key, "no key at all");

    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (house.door.troubles().isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(house.door.troubles()).singleElement().asString().startsWith("tls.key: ");
    assertThat(look().subject()).isEqualTo("CN=first.example");
  }

  @Test
  void files_that_are_wrong_at_the_start_stop_it_naming_the_key() throws Exception {
    var right = Files.readString(key);

    assertWrong("tls.key", "no key", key);
    assertWrong("tls.key", right.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), key);
    Files.writeString(key, right);
    assertWrong("tls.certificate", "no certificate", certificate);
    Files.delete(certificate);
    assertThatThrownBy(this::open)
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("tls.cert");
  }

  @Test
  void a_key_of_another_certificate_stops_the_start() throws Exception {
    var other = Files.readString(key);
    make("second.example", "RSA");

    assertWrong("tls.key", other, key);
  }

  @Test
  void one_file_without_the_other_stops_the_start() {
    assertThatThrownBy(() -> new OpenDoor(Map.of("tls.key", key.toString())))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("tls.certificate");
  }

  private void assertWrong(String setting, String text, Path file) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            WrongSetting.class, wrong -> assertThat(wrong.key()).isEqualTo(setting));
    house.close();
  }

  private void await(String subject) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!look().subject().equals(subject)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
