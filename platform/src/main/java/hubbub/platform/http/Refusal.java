package hubbub.platform.http;

import hubbub.platform.cluster.Introductions;
import java.io.Serial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that is not done, with the reason: RFC 9457's problem.
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final transient List<Field> errors;
  private final transient List<Map.Entry<String, String>> headers;

  public Refusal(int status, @Nullable String detail, List<Field> errors) {
    this(status, detail, errors, List.of());
  }

  private Refusal(
      int status,
      @Nullable String detail,
      List<Field> errors,
      List<Map.Entry<String, String>> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }

  /// One field that is wrong.
  ///
  /// @param field a JSON Pointer into the body, or a header's or query parameter's name
  public record Field(String field, String message) {}

  public static Refusal notFound(String detail) {
    return new Refusal(404, detail, List.of());
  }

  /// 422: readable, but wrong.
  public static Refusal wrong(String field, String message) {
    return new Refusal(422, field + ": " + message, List.of(new Field(field, message)));
  }

  /// 409: it clashes with how things are.
  public static Refusal clash(String detail) {
    return new Refusal(409, detail, List.of());
  }

  /// 401: who are you?
  public static Refusal unknown(String detail) {
    return new Refusal(
        401, detail, List.of(), List.of(Map.entry("WWW-Authenticate", "Bearer realm=\"hubbub\"")));
  }

  /// 401 for another process whose introduction is not believed; the header tells it from a caller
  /// who is unknown.
  static Refusal unbelieved(String why) {
    return new Refusal(
        401,
        "the introduction is not believed: " + why,
        List.of(),
        List.of(Map.entry(Introductions.HEADER, Introductions.REFUSED)));
  }

  /// 405, with what would do.
  static Refusal method(List<String> allowed) {
    return new Refusal(
        405, null, List.of(), List.of(Map.entry("Allow", String.join(", ", allowed))));
  }

  /// 503 that tells the door to ask another process that has the same service.
  public static Refusal elsewhere(String detail) {
    return new Refusal(
        503,
        detail,
        List.of(),
        List.of(Map.entry("Retry-After", "1"), Map.entry(Forward.ELSEWHERE, "true")));
  }

  /// 503 with `Retry-After`.
  public static Refusal away(String detail, Duration retryAfter) {
    return new Refusal(503, detail, List.of(), List.of(later(retryAfter)));
  }

  /// 429 with `Retry-After`.
  public static Refusal tooMany(String detail, Duration retryAfter) {
    return new Refusal(429, detail, List.of(), List.of(later(retryAfter)));
  }

  private static Map.Entry<String, String> later(Duration retryAfter) {
    return Map.entry("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
  }

  public int status() {
    return status;
  }

  public List<Field> errors() {
    return errors;
  }

  /// The problem+json of it.
  public Answer answer() {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "about:blank");
    problem.put("title", title(status));
    problem.put("status", status);
    if (getMessage() != null) {
      problem.put("detail", getMessage());
    }
    if (!errors.isEmpty()) {
      problem.put("errors", errors);
    }
    var answer = new Answer(status, headers, new Answer.Body.Json(problem));
    return answer.with("Content-Type", "application/problem+json");
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 426 -> "Upgrade Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      case 507 -> "Insufficient Storage";
      default -> "Internal Server Error";
    };
  }
}
