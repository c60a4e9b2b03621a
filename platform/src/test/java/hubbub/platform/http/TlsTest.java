package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
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
    open(Map.of());
  }

  private void open(Map<String, String> more) throws IOException {
    var flags = new HashMap<>(more);
    flags.put("tls.certificate", certificate.toString());
    flags.put("tls.key", key.toString());
    house = new OpenDoor(flags);
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
  void hands_that_are_never_shaken_are_let_go_and_others_are_answered() throws Exception {
    open(Map.of("http.head-time", "2s"));
    var begun = new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00};
    var silent = new ArrayList<Socket>();
    try {
      for (var n = 0; n < 40; n++) {
        silent.add(house.connect());
        silent.getLast().getOutputStream().write(begun, 0, n % 2 == 0 ? 0 : begun.length);
      }

      awaitAnswer();
      for (var socket : silent) {
        assertThat(isClosed(socket)).isTrue();
      }
    } finally {
      close(silent);
    }
  }

  @Test
  void more_unshaken_hands_than_the_bound_are_closed_at_once_and_make_room_again()
      throws Exception {
    open(Map.of("http.head-time", "10m", "http.connections-per-address-max", "20"));
    var silent = new ArrayList<Socket>();
    try {
      for (var n = 0; n < 20; n++) {
        silent.add(house.connect());
      }
      try (var oneMore = house.connect()) {
        assertThat(isClosed(oneMore)).isTrue();
      }
      assertThat(house.meters.counter("hubbub.http.connections.refused").count()).isEqualTo(1);
    } finally {
      close(silent);
    }
    await("CN=first.example");
  }

  /// Asks until it is answered: on a busy machine a handshake of ours may be too slow, too.
  private void awaitAnswer() throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answer().startsWith("HTTP/1.1 200 OK")) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  private String answer() throws Exception {
    try {
      return look().answer();
    } catch (IOException _) {
      return "";
    }
  }

  /// Whether the door closes it, by a reset perhaps, before a read has waited for long.
  private static boolean isClosed(Socket socket) throws IOException {
    try {
      OpenDoor.rest(socket.getInputStream());
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
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
    while (!subject.equals(subject())) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  /// What a new connection is shown; nothing if it is closed.
  private String subject() throws Exception {
    try {
      return look().subject();
    } catch (IOException _) {
      return "";
    }
  }

  @Test
  void a_port_of_another_protocol_takes_new_files_and_keeps_the_old_ones_before_bad_ones()
      throws Exception {
    var tls = new ServerTls(new HttpConfig.TlsFiles(certificate, key));
    var first = tls.context();
    tls.look();
    assertThat(tls.context()).isSameAs(first);

    make("another-second.example", "RSA");
    tls.look();
    var second = tls.context();
    Files.writeString(key, "no key");
    tls.look();

    assertThat(second).isNotSameAs(first);
    assertThat(tls.context()).isSameAs(second);
  }
}
