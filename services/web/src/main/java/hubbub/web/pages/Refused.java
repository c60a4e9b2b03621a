package hubbub.web.pages;

import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.util.Locale;

/// What the door refused, for people: what happened, whose doing it is, what to do.
///
/// @param address what was asked for, as it was sent; empty where it doesn't matter
public record Refused(String title, String what, String address, String next) {
  private static final int ADDRESS_LENGTH_MAX = 200;

  static Refused of(Request request, Refusal refusal) {
    return switch (refusal.status()) {
      case 404 ->
          new Refused(
              "Nothing is here",
              "Hubbub is running, but it has no page at this address:",
              address(request),
              "Most likely it was mistyped, or the link that led here is old.");
      case 401, 403 ->
          new Refused(
              "Not for everyone",
              "This page is the owner's alone.",
              "",
              "If this server is yours, open the owner link in this browser: ./hubbub owner-link,"
                  + " typed on the machine that it runs on, prints a new one. Else ask its owner.");
      default ->
          new Refused(
              "This was not done",
              sentence(refusal.getMessage() == null ? "It was refused" : refusal.getMessage()),
              "",
              "Nothing was changed. One of these leads on:");
    };
  }

  private static String address(Request request) {
    try {
      var path = request.uri().getPath();
      return path.length() > ADDRESS_LENGTH_MAX
          ? path.substring(0, ADDRESS_LENGTH_MAX) + " …"
          : path;
    } catch (Refusal _) {
      return "";
    }
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
