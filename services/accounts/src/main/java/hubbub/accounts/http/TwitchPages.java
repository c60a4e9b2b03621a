package hubbub.accounts.http;

import hubbub.platform.http.Answer;

/// The few pages between Twitch and ours. Nothing in them comes from outside but paths of ours.
final class TwitchPages {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      %s<title>%s</title>
      </head>
      <body>
      <main>
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;

  private TwitchPages() {}

  /// Leads on by itself, as a page of ours.
  ///
  /// @param next a path of ours
  static Answer onward(String next) {
    var to = next.replace("&", "&amp;");
    return Answer.html(
        PAGE.formatted(
            "<meta http-equiv=\"refresh\" content=\"0; url=" + to + "\">\n",
            "Signed in with Twitch",
            "Signed in with Twitch",
            "<p><a href=\"" + to + "\">Go on</a></p>"));
  }

  /// @param why a sentence of ours
  static Answer trouble(int status, String why) {
    return Answer.html(
            PAGE.formatted(
                "",
                "Not signed in with Twitch",
                "Not signed in with Twitch",
                "<p>"
                    + why
                    + " Nothing was changed.</p>\n"
                    + "<p><a href=\"/account\">Back</a></p>"))
        .withStatus(status);
  }

  /// @param address where to sign in first
  static Answer elsewhere(String address) {
    var to = address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    return Answer.html(
            PAGE.formatted(
                "",
                "Another address first",
                "Another address first",
                "<p>Twitch sends you back to "
                    + "<a href=\""
                    + to
                    + "\">"
                    + to
                    + "</a>. Log in there, and connect Twitch there.</p>"))
        .withStatus(409);
  }
}
