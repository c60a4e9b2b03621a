package hubbub.web.pages;

import hubbub.contracts.Channel;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.ContentSecurity;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
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
    return frame.own(request, page, "favourites.jte", Map.of(), security);
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
    return frame.own(
        request,
        page,
        "watch.jte",
        Map.of("channel", channel, "figures", request.may(Access.FIGURES)),
        security);
  }
}
