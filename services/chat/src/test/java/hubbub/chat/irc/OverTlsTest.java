package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// IRC over TLS, with the door's certificate.
@Timeout(120)
class OverTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  @Test
  void lines_go_over_tls_and_whoever_speaks_none_there_is_closed() throws Exception {
    var keys = keys();
    try (var house = house(keys);
        var bob = house.inRoom("bob", "#alice");
        var secure = new IrcClient(secure(house.figure("irc.tls-port"), keys.getCertificate("a")));
        var plain = new IrcClient("127.0.0.1", house.figure("irc.tls-port"))) {
      secure.say("PASS oauth:alice-token");
      secure.say("NICK alice");
      secure.say("JOIN #alice");
      secure.hearUntil(" 366 ");
      bob.say("PRIVMSG #alice :over tls");
      assertThat(secure.hear()).isEqualTo(":bob!bob@bob.tmi.twitch.tv PRIVMSG #alice :over tls");

      plain.say("NICK justinfan1");
      assertThat(plain.hearToTheEnd()).doesNotContain("376");
    }
  }

  @Test
  void handshakes_that_are_begun_and_not_ended_are_closed_and_hold_nobody_up() throws Exception {
    var keys = keys();
    var open = new ArrayList<Socket>();
    try (var house = house(keys)) {
      var port = house.figure("irc.tls-port");
      for (var i = 0; i < 200; i++) {
        var half = new Socket(InetAddress.getLoopbackAddress(), port);
        // The head of a record of 512 bytes, and the first of them: a ClientHello that never ends.
        half.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
        half.setSoTimeout(30_000);
        open.add(half);
      }

      try (var secure = new IrcClient(secure(port, keys.getCertificate("a")))) {
        secure.say("NICK justinfan1");
        secure.hearUntil(" 376 ");
        for (var half : open) {
          assertThat(half.getInputStream().readAllBytes().length)
              .as("an alert at most")
              .isLessThan(64);
        }
        house.awaitConnections(1);
        secure.say("PING :still");
        assertThat(secure.hear()).endsWith(":still");
      }
    } finally {
      for (var half : open) {
        half.close();
      }
    }
  }

  /// A house with these keys, and little patience with who does not log in.
  private IrcHouse house(KeyStore keys) throws Exception {
    var certificate = folder.resolve("certificate.pem");
    var key = folder.resolve("key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("a").getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded()));
    return new IrcHouse(
        Files.createDirectory(folder.resolve("house")),
        Map.of(
            "tls.certificate", certificate.toString(),
            "tls.key", key.toString(),
            "irc.login-time", "10s"));
  }

  private static Socket secure(int port, Certificate trusted) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("a", trusted);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
  }

  private KeyStore keys() throws Exception {
    var store = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private static String pem(String what, byte[] bytes) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }
}
