package hubbub.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// The Content-Security-Policy of our pages: everything from this server only, no inline script but
/// those named here by their SHA-256, no inline style, no frame around us.
public final class ContentSecurity {
  /// For answers that are no pages: nothing may be loaded or run, whatever a browser takes them
  /// for.
  static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  private final Set<String> scripts = new ConcurrentSkipListSet<>();
  private volatile String policy = policy();

  /// Allows an inline script, such as an import map, on every page.
  ///
  /// @param script exactly what stands between `<script …>` and `</script>`
  public void allowInlineScript(String script) {
    if (scripts.add("'sha256-" + sha256(script) + "'")) {
      policy = policy();
    }
  }

  /// The header's value for pages.
  public String forPages() {
    return policy;
  }

  /// The header's value for a page that may also hold frames of others.
  ///
  /// @param origins whose frames, such as `https://player.twitch.tv`: nothing else of theirs is
  ///   allowed on our page
  public String forPagesWithFramesOf(List<String> origins) {
    return policy + "; frame-src " + String.join(" ", origins);
  }

  private String policy() {
    return "default-src 'none'; script-src 'self' "
        + String.join(" ", scripts)
        + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
        + "; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'"
        + "; base-uri 'none'; frame-ancestors 'none'";
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
