package hubbub.web.pages;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.ContentSecurity;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The pages of whom somebody follows.
public final class FavouritePages {
  private static final List<String> SHEETS = List.of("account.css");
  private static final List<String> SHEETS_WITH_ROOM = List.of("channel.css", "account.css");
  private static final Set<String> PLATFORMS = Set.of("hubbub", "twitch");
  private static final Pattern TWITCH_NAME = Pattern.compile("[a-z0-9_]{1,25}");

  /// Where Twitch's player and its chat come from ([embedding](https://dev.twitch.tv/docs/embed/)).
  private static final List<String> TWITCH =
      List.of("https://player.twitch.tv", "https://www.twitch.tv");

  private static final List<String> NEEDS =
      List.of(
          "dom.js",
          "words.js",
          "api.js",
          "live-socket.js",
          "happenings.js",
          "event-list.js",
          "header.js");

  private static final List<String> NEEDS_WITH_ROOM =
      Stream.concat(
              Stream.of("watch-page.js", "live-socket.js", "happenings.js", "event-list.js"),
              ChannelPages.NEEDS.stream())
          .toList();

  private final Frame frame;
  private final Function<String, Optional<OwnChannel>> find;

  /// @param find a channel of our own by its name, which is lower-case
  public FavouritePages(Frame frame, Function<String, Optional<OwnChannel>> find) {
    this.frame = frame;
    this.find = find;
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
            SHEETS,
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
    var twitch = platform.equals("twitch");
    var framed = twitch && TWITCH_NAME.matcher(name).matches();
    var room = !twitch && find.apply(name).isPresent();
    var page =
        new Frame.Page(
            name,
            "What happens to " + name + ", as it happens.",
            request.uri().getRawPath(),
            room ? "watch-room.js" : "watch-page.js",
            room ? NEEDS_WITH_ROOM : NEEDS,
            room ? SHEETS_WITH_ROOM : SHEETS,
            false);
    var answer =
        frame.own(
            request,
            page,
            "watch.jte",
            Map.of(
                "channel",
                new Channel(platform, name),
                "figures",
                request.may(Access.FIGURES),
                "framed",
                framed,
                "room",
                room),
            security);
    return framed
        ? answer.with("Content-Security-Policy", security.forPagesWithFramesOf(TWITCH))
        : answer;
  }
}
