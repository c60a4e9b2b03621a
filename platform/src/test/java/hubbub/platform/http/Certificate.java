package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A certificate that signs itself, and its key, as PEM: what an ACME client leaves. The JDK's own
/// keytool makes them, once for each name: it takes a process each.
record Certificate(String certificate, String key) {
  private static final Map<String, Certificate> MADE = new ConcurrentHashMap<>();

  /// @param kind of key, `RSA` or `EC`
  /// @param alternatives names and addresses it is good for, as keytool writes them
  static Certificate of(Path folder, String name, String kind, String... alternatives)
      throws Exception {
    var made = MADE.get(name);
    if (made == null) {
      made = make(folder, name, kind, alternatives);
      MADE.put(name, made);
    }
    return made;
  }

  private static Certificate make(Path folder, String name, String kind, String... alternatives)
      throws IOException, GeneralSecurityException, InterruptedException {
    var store = folder.resolve(name + ".p12");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                kind,
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-validity",
                "2"));
    if (alternatives.length > 0) {
      command.addAll(List.of("-ext", "san=" + String.join(",", alternatives)));
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    return new Certificate(
        pem("CERTIFICATE", keys.getCertificate("a").getEncoded()),
        pem("PRIVATE KEY", keys.getKey("a", "changeit".toCharArray()).getEncoded()));
  }

  private static String pem(String what, byte[] bytes) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  void write(Path certificateFile, Path keyFile) throws IOException {
    Files.writeString(certificateFile, certificate);
    Files.writeString(keyFile, key);
  }
}
