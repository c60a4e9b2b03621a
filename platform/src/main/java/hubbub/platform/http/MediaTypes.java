package hubbub.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What bodies are, and what answers may be (RFC 9110 §8.3, §12.5.1), for routes that are strict
/// about it.
public final class MediaTypes {
  public static final String JSON = "application/json";
  public static final String MERGE_PATCH = "application/merge-patch+json";
  public static final String CSV = "text/csv";
  public static final String HTML = "text/html";

  private MediaTypes() {}

  /// Refuses with 415 a body that says it is something else. One that says nothing passes.
  public static void require(Request request, String... types) {
    var said = request.header("Content-Type");
    if (said.isPresent() && !List.of(types).contains(bare(said.get()))) {
      var wanted = String.join(" or ", types);
      throw new Refusal(
          415,
          "Content-Type: must be " + wanted,
          List.of(new Refusal.Field("Content-Type", "must be " + wanted)));
    }
  }

  /// Refuses with 406 whoever takes no answer of this type.
  public static void requireAccepted(Request request, String type) {
    var accept = request.header("Accept");
    if (accept.isPresent() && !accept.get().isBlank() && !isAccepted(accept.get(), type)) {
      throw new Refusal(
          406,
          "Accept: there is " + type + " only",
          List.of(new Refusal.Field("Accept", "must allow " + type)));
    }
  }

  /// Whether somebody would rather have the one type than the other. Whoever says nothing, or takes
  /// anything, would not.
  static boolean prefers(Request request, String type, String other) {
    return request
        .header("Accept")
        .filter(accept -> weight(accept, type) > weight(accept, other))
        .isPresent();
  }

  private static boolean isAccepted(String accept, String type) {
    return weight(accept, type) > 0;
  }

  /// From 0 to 1,000. The range that fits most exactly decides.
  private static int weight(String accept, String type) {
    var group = type.substring(0, type.indexOf('/')) + "/*";
    for (var range : List.of(type, group, "*/*")) {
      for (var part : accept.split(",", -1)) {
        if (bare(part).equals(range)) {
          return weight(part);
        }
      }
    }
    return 0;
  }

  /// What cannot be read weighs as if nothing was said.
  private static int weight(String part) {
    return Arrays.stream(part.split(";", -1))
        .map(parameter -> parameter.replace(" ", "").toLowerCase(Locale.ROOT))
        .filter(parameter -> parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)"))
        .mapToInt(parameter -> (int) Math.round(Double.parseDouble(parameter.substring(2)) * 1_000))
        .findFirst()
        .orElse(1_000);
  }

  private static String bare(String said) {
    return said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
