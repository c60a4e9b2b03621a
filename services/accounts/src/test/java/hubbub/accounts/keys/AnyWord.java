package hubbub.accounts.keys;

import hubbub.accounts.domain.EmailAddress;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.PasswordRule;
import hubbub.accounts.domain.RefreshToken;
import hubbub.accounts.domain.Title;
import hubbub.accounts.passwords.CommonWords;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// What holds for any bytes that somebody shows as a token, an address, a name or a password. The
/// first byte says as what: a token as it is; one that we signed, of a header, a zero byte and
/// claims, in which `KID` stands for our key; anything else.
final class AnyWord {
  private static final PinnedClock CLOCK = new PinnedClock();
  private static final SigningKeys KEYS = keys();
  private static final Jwts JWTS =
      new Jwts(KEYS, CLOCK, "https://hubbub.example", Duration.ofMinutes(10));
  private static final PasswordRule RULE = new PasswordRule(CommonWords.read());

  private AnyWord() {}

  private static SigningKeys keys() {
    try {
      var folder = Files.createTempDirectory("hubbub-fuzz");
      var database = Shape.at(folder).open(folder, CLOCK).open("accounts");
      return new SigningKeys(database, CLOCK, Duration.ofDays(30));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void tried(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    switch (bytes[0]) {
      case '0' -> stranger(text);
      case '1' -> ours(text);
      default -> words(text);
    }
  }

  private static void stranger(String token) {
    if (JWTS.read(token).isPresent()) {
      throw new IllegalStateException("a token that nobody signed");
    }
    RefreshToken.read(token)
        .filter(read -> !read.text().equals(token))
        .ifPresent(_ -> {
          throw new IllegalStateException("another refresh token than was shown");
        });
  }

  private static void ours(String text) {
    var parts = text.replace("KID", KEYS.signing().id()).split("\0", 2);
    if (parts.length < 2) {
      return;
    }
    JWTS.read(signed(parts[0], parts[1]))
        .filter(claims -> !CLOCK.instant().isBefore(claims.expiresAt()))
        .ifPresent(_ -> {
          throw new IllegalStateException("a token that is over");
        });
  }

  private static String signed(String header, String claims) {
    try {
      var input = base64(header) + "." + base64(claims);
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(KEYS.signing().pair().getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void words(String text) {
    EmailAddress.read(text)
        .filter(read -> !isOneLine(read.text()) || !isOneLine(read.key()))
        .ifPresent(_ -> {
          throw new IllegalStateException("an address that ends a header");
        });
    if (LoginName.read(text) instanceof LoginName.Read.Good(var name)
        && !name.login().matches("[a-z0-9_]{3,25}")) {
      throw new IllegalStateException("a name that is none");
    }
    if (Title.trouble(text).isEmpty() && !isOneLine(text)) {
      throw new IllegalStateException("a title of two lines");
    }
    if (RULE.trouble(text, List.of("ana")).isEmpty() && text.length() < 8) {
      throw new IllegalStateException("a short password");
    }
  }

  private static boolean isOneLine(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }
}
