package hubbub.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which access tokens are believed. Tokens are written here letter by letter, so that every lie
/// can be told.
class JwtsTest {
  private static final String ISSUER = "https://hubbub.example";
  private static final long NOW = PinnedClock.BEGIN.getEpochSecond();

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private Storage storage;
  private Database database;
  private SigningKeys keys;
  private Jwts jwts;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, clock);
    database = storage.open("accounts");
    keys = new SigningKeys(database, clock, Duration.ofDays(30));
    jwts = new Jwts(keys, clock, ISSUER, Duration.ofMinutes(10));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private String header() {
    return "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"" + keys.signing().id() + "\"}";
  }

  private static String claims(String issuer, String audience, long issuedAt, long expiresAt) {
    return "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"1001\",\"sid\":\"s\",\"iat\":%d,\"exp\":%d}"
        .formatted(issuer, audience, issuedAt, expiresAt);
  }

  private static String good() {
    return claims(ISSUER, "hubbub", NOW, NOW + 600);
  }

  private static String signed(String header, String claims, KeyPair pair) {
    try {
      var input = base64(header) + "." + base64(claims);
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(String header, String claims) {
    return signed(header, claims, keys.signing().pair());
  }

  private static String byHmac(String header, String claims, byte[] key)
      throws GeneralSecurityException {
    var input = base64(header) + "." + base64(claims);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private void refused(String token) {
    assertThat(jwts.read(token)).as(token).isEmpty();
  }

  @Test
  void our_own_is_believed_until_it_is_over() {
    var token = jwts.make("1001", "s");

    var claims = jwts.read(token).orElseThrow();
    assertThat(claims.accountId()).isEqualTo("1001");
    assertThat(claims.sessionId()).isEqualTo("s");
    assertThat(claims.expiresAt()).isEqualTo(PinnedClock.BEGIN.plusSeconds(600));
    clock.pass(Duration.ofMillis(599_999));
    assertThat(jwts.read(token)).isPresent();
    clock.pass(Duration.ofMillis(1));
    refused(token);
  }

  @Test
  void one_that_is_written_by_the_letter_is_believed() {
    assertThat(jwts.read(signed(header(), good()))).isPresent();
  }

  @Test
  void one_that_nobody_signed_is_refused() {
    for (var none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
      var header = header().replace("EdDSA", none);
      refused(base64(header) + "." + base64(good()) + ".");
      refused(signed(header, good()));
    }
    refused(base64(header()) + "." + base64(good()) + ".");
    refused(base64("{\"alg\":\"none\"}") + "." + base64(good()) + ".");
  }

  @Test
  void another_key_is_refused() throws GeneralSecurityException {
    var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    refused(signed(header(), good(), other));
    refused(signed(header().replace(keys.signing().id(), "unknown"), good(), other));
    refused(signed("{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\"}", good()));
  }

  @Test
  void a_key_that_the_token_brings_along_is_not_used() throws GeneralSecurityException {
    var other = SigningKey.fresh(clock.instant());
    var jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + other.x() + "\"}";

    refused(
        signed(
            "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\""
                + keys.signing().id()
                + "\",\"jwk\":"
                + jwk
                + "}",
            good(),
            other.pair()));
  }

  @Test
  void another_issuer_is_refused() {
    refused(signed(header(), claims("https://evil.example", "hubbub", NOW, NOW + 600)));
    refused(signed(header(), good().replace("\"iss\":\"" + ISSUER + "\",", "")));
  }

  @Test
  void another_audience_is_refused() {
    refused(signed(header(), claims(ISSUER, "others", NOW, NOW + 600)));
    refused(signed(header(), good().replace("\"aud\":\"hubbub\",", "")));
    refused(signed(header(), good().replace("\"hubbub\"", "[\"hubbub\",\"others\"]")));
  }

  @Test
  void one_without_an_end_is_refused() {
    refused(signed(header(), good().replace(",\"exp\":" + (NOW + 600), "")));
    refused(signed(header(), good().replace(Long.toString(NOW + 600), "\"never\"")));
    refused(signed(header(), good().replace(Long.toString(NOW + 600), "null")));
  }

  @Test
  void one_that_is_over_or_of_the_future_is_refused() {
    refused(signed(header(), claims(ISSUER, "hubbub", NOW - 600, NOW)));
    refused(signed(header(), claims(ISSUER, "hubbub", NOW + 31, NOW + 600)));
    refused(signed(header(), good().replace("\"sid\"", "\"nbf\":" + (NOW + 31) + ",\"sid\"")));
  }

  @Test
  void our_public_key_taken_for_a_password_signs_nothing() throws GeneralSecurityException {
    var key = keys.signing();
    var header = header().replace("EdDSA", "HS256");
    var encoded = key.pair().getPublic().getEncoded();

    refused(byHmac(header, good(), encoded));
    refused(
        byHmac(header, good(), Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    refused(byHmac(header, good(), key.x().getBytes(StandardCharsets.US_ASCII)));
    refused(byHmac(header, good(), key.publicText().getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void other_algorithms_are_refused_whatever_signed() {
    for (var other : new String[] {"ES256", "RS256", "PS256", "HS512", "Ed448"}) {
      refused(signed(header().replace("EdDSA", other), good()));
    }
  }

  @Test
  void what_was_altered_is_refused() {
    var token = jwts.make("1001", "s");
    var parts = token.split("\\.", -1);
    refused(parts[0] + "." + base64(good().replace("1001", "1002")) + "." + parts[2]);
    refused(base64(header().replace("}", ",\"x\":1}")) + "." + parts[1] + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + "." + base64(new byte[64]));
    refused(parts[0] + "." + parts[1] + ".");
  }

  /// The last letter of a signature has bits that mean nothing.
  @Test
  void a_letter_that_is_changed_anywhere_makes_it_nobodys() {
    var token = jwts.make("1001", "s");
    for (var at = 0; at < token.length() - 1; at++) {
      for (var letter : new char[] {'A', '-', '.', '=', '\u0000', 'é'}) {
        if (token.charAt(at) != letter) {
          refused(token.substring(0, at) + letter + token.substring(at + 1));
        }
      }
      refused(token.substring(0, at));
      refused(token.substring(0, at) + token.substring(at + 1));
    }
  }

  @Test
  void another_kind_of_token_is_refused() {
    refused(signed(header().replace("at+jwt", "JWT"), good()));
    refused(signed(header().replace("\"typ\":\"at+jwt\",", ""), good()));
    refused(signed(header().replace("}", ",\"crit\":[\"exp\"]}"), good()));
    refused(signed(header(), good().replace("\"sid\":\"s\",", "")));
    refused(signed(header(), good().replace("\"sub\":\"1001\",", "")));
  }

  @Test
  void what_is_no_token_is_refused() {
    var token = jwts.make("1001", "s");
    for (var text :
        new String[] {
          "",
          ".",
          "..",
          "...",
          "a.b.c",
          token + ".",
          token + ".x",
          "." + token,
          token.replace(".", ".."),
          "\u0000.\u0000.\u0000",
          "x".repeat(3_000)
        }) {
      refused(text);
    }
  }

  @Test
  void a_new_key_is_shown_before_it_signs_and_an_old_one_until_nothing_needs_it() {
    var first = keys.signing().id();
    clock.pass(Duration.ofDays(30));
    keys.turn();
    var second = keys.shown().getFirst().id();
    assertThat(second).isNotEqualTo(first);
    assertThat(keys.signing().id()).as("not yet").isEqualTo(first);

    clock.pass(Duration.ofHours(1));
    keys.turn();
    assertThat(keys.signing().id()).isEqualTo(second);
    var token =
        signed(
            header().replace(second, first),
            claims(
                ISSUER,
                "hubbub",
                clock.instant().getEpochSecond(),
                clock.instant().getEpochSecond() + 60),
            keys.find(first).orElseThrow().pair());
    assertThat(jwts.read(token)).as("the old one still checks").isPresent();

    clock.pass(Duration.ofHours(1));
    keys.turn();
    assertThat(keys.shown()).extracting(SigningKey::id).containsExactly(second);
  }

  @Test
  void another_process_has_the_same_keys() {
    var token = jwts.make("1001", "s");
    var other = new SigningKeys(database, clock, Duration.ofDays(30));

    assertThat(new Jwts(other, clock, ISSUER, Duration.ofMinutes(10)).read(token)).isPresent();
    clock.pass(Duration.ofDays(30));
    other.turn();
    clock.pass(Duration.ofHours(1));
    var fresh = new Jwts(other, clock, ISSUER, Duration.ofMinutes(10)).make("1001", "s");
    assertThat(jwts.read(fresh)).as("found when it is first seen").isPresent();
  }
}
