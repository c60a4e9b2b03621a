package hubbub.radio.notices;

import hubbub.platform.calls.HttpCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One address of the owner's that takes JSON. Nothing is followed, and no answer is read beyond
/// its head.
final class Webhook implements AutoCloseable {
  /// How long a connection, and an answer, may take.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String ALGORITHM = "HmacSHA256";

  private final URI address;
  private final Optional<String> authorization;
  private final Optional<SecretKeySpec> key;
  private final Duration patience;
  private final HttpClient client;

  /// @param address with a user and a password, it is sent those (RFC 7617)
  /// @param secret with which each body is signed
  /// @param patience how long an answer may take
  Webhook(URI address, Optional<String> secret, Duration patience) {
    authorization =
        Optional.ofNullable(address.getUserInfo())
            .map(user -> "Basic " + Base64.getEncoder().encodeToString(utf8(user)));
    this.address = withoutUser(address);
    key = secret.map(text -> new SecretKeySpec(utf8(text), ALGORITHM));
    this.patience = patience;
    client = HttpCalls.client(patience);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static URI withoutUser(URI address) {
    var user = address.getRawUserInfo();
    return user == null ? address : URI.create(address.toString().replace("//" + user + "@", "//"));
  }

  /// The address, as far as it is no secret: path and query often are.
  String shown() {
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port;
  }

  /// Sends a body, and waits for the answer's head.
  ///
  /// @return the answer's status
  /// @throws IOException if none came in time
  int post(byte[] json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Hubbub")
            .POST(BodyPublishers.ofByteArray(json));
    authorization.ifPresent(value -> request.header("Authorization", value));
    key.ifPresent(secret -> request.header("X-Hubbub-Signature", "sha256=" + sign(secret, json)));
    var answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private static String sign(SecretKeySpec secret, byte[] json) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(json));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
