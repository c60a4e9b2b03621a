package hubbub.connectors.x.asking;

import hubbub.connectors.spending.Prices;
import hubbub.connectors.spending.Usd;
import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where X is asked, with what key, and the bounds of it.
///
/// @param url the base of the API, without a slash at its end
/// @param token the app's bearer token; without one nothing is asked
/// @param backfill whether the plan lets a stream go back up to five minutes
/// @param silence after how long without a byte a stream is dead; X sends one each 20 s
/// @param connect how long connecting, and each step of an answer, may take
/// @param answerTime how long an answer's head may take in all, and its body if it is no stream
/// @param drain how long a stream that we end may go on
/// @param reopen the pause before a stream that we ended is opened again
/// @param refused the pause after a refusal that only people can mend
/// @param lineMax bytes of a line
/// @param answerMax bytes of an answer that is no stream
/// @param receiveBuffer bytes that the kernel keeps for us: what it has can still be read after the
///   connection broke, so it holds a burst; many systems give less
/// @param backlogMax bytes of posts that are paid and not told yet
public record XConfig(
    URI url,
    Optional<Token> token,
    Prices prices,
    boolean backfill,
    Duration silence,
    Duration connect,
    Duration answerTime,
    Duration drain,
    Duration reopen,
    Duration refused,
    int lineMax,
    int answerMax,
    int receiveBuffer,
    int backlogMax) {
  private static final String URL = "x.api.url";
  private static final String PRICE = "x.price-per-post";

  /// A secret that is never shown.
  ///
  /// @param value as it is sent
  public record Token(String value) {
    @Override
    public String toString() {
      return "(secret)";
    }
  }

  public static XConfig from(Settings settings) {
    var price = usd(settings, PRICE, "0.005");
    if (price == null || price == 0) {
      throw new WrongSetting(PRICE, "more than nothing");
    }
    return new XConfig(
        url(settings.text(URL, "https://api.x.com")),
        settings.secret("x.bearer-token-file").map(XConfig::token),
        new Prices(
            price,
            usd(settings, "x.cap.run", ""),
            usd(settings, "x.cap.day", ""),
            usd(settings, "x.cap.month", ""),
            50,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            4_000,
            Duration.ofMinutes(1)),
        settings.flag("x.backfill", false),
        Duration.ofSeconds(23),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofMinutes(15),
        1 << 20,
        4 << 20,
        1 << 20,
        16 << 20);
  }

  private static Token token(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new WrongSetting("x.bearer-token-file", "its first line is no bearer token");
    }
    return new Token(text);
  }

  private static @Nullable Long usd(Settings settings, String key, String fallback) {
    var text = settings.text(key, fallback);
    if (text.isBlank()) {
      return null;
    }
    try {
      return Usd.micros(text);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(key, "expected US dollars, e.g. 2.00: " + e.getMessage());
    }
  }

  private static URI url(String text) {
    try {
      var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      var isPlain = uri.getRawQuery() == null && uri.getRawUserInfo() == null;
      if (uri.getHost() != null
          && isPlain
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new WrongSetting(URL, "expected an http or https address");
  }
}
