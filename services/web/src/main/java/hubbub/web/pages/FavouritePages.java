package hubbub.web.pages;

import hubbub.contracts.Channel;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.ContentSecurity;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The pages of whom somebody follows.
public final class FavouritePages {
  private static final String SHEET = "account.css";
  private static final Set<String> PLATFORMS = Set.of("hubbub", "twitch");
  private static final List<String> NEEDS =
      List.of(
          "dom.js",
          "words.js",
          "api.js",
          "live-socket.js",
          "happenings.js",
          "event-list.js",
          "header.js");

  private final Frame frame;

  public FavouritePages(Frame frame) {
    this.frame = frame;
  }

  public void hang(Routes routes) {
    var security = routes.contentSecurity();
    routes.get("/favourites", Access.OPEN, request -> favourites(request, security));
    routes.get("/watch/{platform}/{name}", Access.OPEN, request -> watch(request, security));
  }

  private Answer favourites(Request request, ContentSecurity security) {
    var page =
        new Frame.Page(
            "Favourites",
            "Whom you follow, and what happens to them.",
            "/favourites",
            "favourites-page.js",
            NEEDS,
            SHEET,
            false);
    return own(request, page, "favourites.jte", Map.of(), security);
  }

  private Answer watch(Request request, ContentSecurity security) {
    var platform = request.path("platform");
    var name = request.path("name").toLowerCase(Locale.ROOT);
    if (!PLATFORMS.contains(platform)
        || name.isBlank()
        || name.length() > Channel.NAME_LENGTH_MAX) {
      throw Refusal.notFound("no streamer is called so");
    }
    var channel = new Channel(platform, name);
    var page =
        new Frame.Page(
            name,
            "What happens to " + name + ", as it happens.",
            request.uri().getRawPath(),
            "watch-page.js",
            NEEDS,
            SHEET,
            false);
    return own(
        request,
        page,
        "watch.jte",
        Map.of("channel", channel, "figures", request.may(Access.FIGURES)),
        security);
  }

  /// A page of whoever is signed in; everybody else signs in first.
  private Answer own(
      Request request,
      Frame.Page page,
      String template,
      Map<String, Object> more,
      ContentSecurity security) {
    var account = request.caller().account();
    if (account.isEmpty()) {
      return toSignIn(request, page);
    }
    var parameters = new HashMap<String, Object>(more);
    parameters.put("shell", frame.shell(request, page));
    parameters.put("account", account.get());
    return frame.page(template, parameters, security);
  }

  /// The owner by the link alone makes an account of their own first.
  private static Answer toSignIn(Request request, Frame.Page page) {
    return Answer.seeOther(request.caller().owner() ? "/register" : "/login?to=" + page.path());
  }
}
