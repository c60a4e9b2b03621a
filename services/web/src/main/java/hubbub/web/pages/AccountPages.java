package hubbub.web.pages;

import hubbub.contracts.accounts.Account;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.ContentSecurity;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.List;
import java.util.Map;

/// The pages of whoever signs in: making an account, logging in, a new password, the account
/// itself, its studio, and how to connect programs.
public final class AccountPages {
  private static final List<String> SHEETS = List.of("account.css");
  private static final List<String> SIGNING =
      List.of("dom.js", "api.js", "own-form.js", "header.js");
  private static final List<String> OWN =
      List.of(
          "dom.js",
          "words.js",
          "api.js",
          "toast.js",
          "confirm.js",
          "own-form.js",
          "own-secret.js",
          "header.js");

  private static final List<String> STUDIO =
      List.of(
          "dom.js",
          "words.js",
          "api.js",
          "toast.js",
          "confirm.js",
          "own-form.js",
          "own-secret.js",
          "streams.js",
          "stream-keys.js",
          "broadcast-ways.js",
          "broadcast.js",
          "microphone.js",
          "go-live.js",
          "header.js");

  private final Frame frame;

  public AccountPages(Frame frame) {
    this.frame = frame;
  }

  public void hang(Routes routes) {
    var security = routes.contentSecurity();
    routes.get("/register", Access.OPEN, request -> signing(request, "register", security));
    routes.get("/login", Access.OPEN, request -> signing(request, "login", security));
    routes.get("/forgot", Access.OPEN, request -> painted(request, "forgot", security));
    routes.get("/reset", Access.OPEN, request -> painted(request, "reset", security));
    routes.get("/account", Access.OPEN, request -> account(request, security));
    routes.get("/studio", Access.OPEN, request -> studio(request, security));
    routes.get("/connect", Access.OPEN, request -> connect(request, security));
  }

  /// Whoever is signed in already has nothing to do there.
  private Answer signing(Request request, String what, ContentSecurity security) {
    return request.caller().account().isPresent()
        ? Answer.seeOther("/account")
        : painted(request, what, security);
  }

  private Answer painted(Request request, String what, ContentSecurity security) {
    var owner = request.caller().owner();
    var title =
        switch (what) {
          case "register" -> owner ? "Your own account" : "Make an account";
          case "login" -> "Log in";
          case "forgot" -> "Forgot your password?";
          default -> "A new password";
        };
    var page =
        new Frame.Page(
            title,
            "Accounts of this server: a name in its rooms.",
            "/" + what,
            "sign-page.js",
            SIGNING,
            SHEETS,
            false);
    return frame.page(
        "sign-" + what + ".jte", Map.of("shell", frame.shell(request, page)), security);
  }

  private Answer account(Request request, ContentSecurity security) {
    var page =
        new Frame.Page(
            "Your account", "Yours alone.", "/account", "account-page.js", OWN, SHEETS, false);
    return frame.own(request, page, "account.jte", Map.of(), security);
  }

  private Answer studio(Request request, ContentSecurity security) {
    var page =
        new Frame.Page(
            "Studio", "Where you go on air.", "/studio", "studio-page.js", STUDIO, SHEETS, false);
    return frame
        .own(request, page, "studio.jte", Map.of(), security)
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
  }

  private Answer connect(Request request, ContentSecurity security) {
    var page =
        new Frame.Page(
            "Connect a bot or client",
            "Bots and chat clients made for Twitch, connected to this server.",
            "/connect",
            "connect-page.js",
            OWN,
            SHEETS,
            false);
    var id = request.caller().account().map(Account::id).orElse("");
    return frame.page(
        "connect.jte", Map.of("shell", frame.shell(request, page), "id", id), security);
  }
}
