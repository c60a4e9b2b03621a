package hubbub.connectors.x.asking;

import hubbub.connectors.domain.Texts;
import hubbub.platform.json.Json;
import java.io.Serial;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// X said no.
public final class XRefusal extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private static final int DETAIL_LENGTH_MAX = 200;

  private final int status;
  private final long resetAt;

  private XRefusal(String words, int status, long resetAt) {
    super(words, null, false, false);
    this.status = status;
    this.resetAt = resetAt;
  }

  public int status() {
    return status;
  }

  /// When a limit is lifted, in seconds since 1970; -1 where X doesn't say.
  public long resetAt() {
    return resetAt;
  }

  public static XRefusal of(XWire.Got got) {
    var json = json(got.body());
    var title = Texts.first(Texts.clean(json.path("title").asString("")), DETAIL_LENGTH_MAX);
    var issue = json.path("connection_issue").asString("");
    var detail = Texts.first(Texts.clean(json.path("detail").asString("")), DETAIL_LENGTH_MAX);
    var words =
        switch (got.status()) {
          case 401 -> "X doesn't accept the key: put a valid bearer token into x.bearer-token-file";
          case 403 -> "X doesn't let this key read the stream: " + or(detail, title);
          case 429 -> limit(issue, title, detail);
          default ->
              got.status() >= 500
                  ? "X is in trouble (" + got.status() + ")"
                  : "X refuses (" + got.status() + "): " + or(detail, title);
        };
    var isSpent = "0".equals(got.headers().get("x-rate-limit-remaining"));
    return new XRefusal(
        words, got.status(), isSpent ? number(got.headers().get("x-rate-limit-reset")) : -1);
  }

  private static String limit(String issue, String title, String detail) {
    if (issue.equals("TooManyConnections")) {
      return "another connection reads with this key, or X still counts our last one; goes on when"
          + " X lets us";
    }
    return title.toLowerCase(Locale.ROOT).contains("usagecap")
        ? "the quota that was bought at X is used up: " + or(detail, title)
        : "X says that we ask too often; goes on when X lets us";
  }

  private static String or(String detail, String title) {
    return detail.isEmpty() ? (title.isEmpty() ? "without a reason" : title) : detail;
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.mapper().readTree(body);
    } catch (JacksonException _) {
      return Json.mapper().createObjectNode();
    }
  }

  private static long number(@org.jspecify.annotations.Nullable String text) {
    try {
      return text == null ? -1 : Math.max(-1, Long.parseLong(text));
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
