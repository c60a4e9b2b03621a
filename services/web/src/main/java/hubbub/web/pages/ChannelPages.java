package hubbub.web.pages;

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
import java.util.function.Function;

/// The page of each channel of our own, at its name, and of all that is on air. Names that are
/// pages of ours nobody can have; were one given all the same, the page would win.
public final class ChannelPages {
  private static final List<String> SHEETS = List.of("channel.css");
  static final List<String> NEEDS =
      List.of(
          "dom.js",
          "words.js",
          "api.js",
          "channel-player.js",
          "listening.js",
          "streams.js",
          "last-show.js",
          "shows.js",
          "chat-room.js",
          "chat-line.js",
          "chat-badges.js",
          "name-color.js",
          "chat-log.js",
          "chat-input.js",
          "chat-choices.js",
          "completions.js",
          "chat-tools.js",
          "chat-touch.js",
          "header.js");

  private static final List<String> LISTEN =
      List.of("dom.js", "words.js", "api.js", "streams.js", "shows.js", "header.js");

  private final Frame frame;
  private final PageRoutes others;
  private final Function<String, Optional<OwnChannel>> find;

  /// @param others who paints what a mistyped address gets
  /// @param find a channel by its name, which is lower-case
  public ChannelPages(Frame frame, PageRoutes others, Function<String, Optional<OwnChannel>> find) {
    this.frame = frame;
    this.others = others;
    this.find = find;
  }

  public void hang(Routes routes) {
    var security = routes.contentSecurity();
    routes.get("/listen", Access.OPEN, request -> listen(request, security));
    routes.get("/{channel}", Access.OPEN, request -> channel(request, security));
  }

  private Answer listen(Request request, ContentSecurity security) {
    var page =
        new Frame.Page(
            "Listen",
            "Who is on air on this server, and what was.",
            "/listen",
            "listen-page.js",
            LISTEN,
            SHEETS,
            false);
    return frame.page("listen.jte", Map.of("shell", frame.shell(request, page)), security);
  }

  private Answer channel(Request request, ContentSecurity security) {
    var asked = request.path("channel");
    var name = asked.toLowerCase(Locale.ROOT);
    var found = find.apply(name);
    if (found.isEmpty()) {
      return nothing(request, security);
    }
    if (!asked.equals(name)) {
      return Answer.seeOther("/" + name);
    }
    var channel = found.get();
    var page =
        new Frame.Page(
            channel.title().isEmpty() ? channel.name() : channel.title(),
            "Live sound of " + channel.name() + ", and its room: read along, log in to talk.",
            "/" + channel.name(),
            "channel-page.js",
            NEEDS,
            SHEETS,
            true);
    var broadcaster =
        request.caller().account().filter(who -> who.id().equals(channel.ownerId())).isPresent();
    return frame.page(
        "channel.jte",
        Map.of("shell", frame.shell(request, page), "channel", channel, "broadcaster", broadcaster),
        security);
  }

  /// People get a page, programs a problem.
  private Answer nothing(Request request, ContentSecurity security) {
    var refusal = Refusal.notFound("nothing is at this address");
    if (request.header("Accept").filter(accepted -> accepted.contains("text/html")).isEmpty()) {
      throw refusal;
    }
    return others.refused(request, refusal, security).withStatus(refusal.status());
  }
}
