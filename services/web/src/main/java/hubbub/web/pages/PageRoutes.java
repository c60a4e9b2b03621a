package hubbub.web.pages;

import hubbub.contracts.Channel;
import hubbub.contracts.NoAnswer;
import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.Whereabouts;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.ContentSecurity;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.observe.LiveSettings;
import hubbub.web.checklist.Item;
import hubbub.web.feed.FeedRoom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages' addresses.
public final class PageRoutes {
  private static final int ROWS = 20;
  private static final int PLACES = 50;
  private static final int PEOPLE = 8;
  private static final Whereabouts NOBODY =
      new Whereabouts(List.of(), new Whereabouts.Those(0, List.of()), 0, 0);
  private static final List<String> COMMON =
      List.of(
          "dom.js",
          "words.js",
          "moods.js",
          "api.js",
          "live-socket.js",
          "feed.js",
          "series.js",
          "source.js",
          "crowd.js",
          "figures.js",
          "crowd-chart.js",
          "chart-lines.js",
          "chart-mood.js",
          "page-problem.js",
          "header.js");

  private static final String DIRECTORY = "directory-page.js";
  private static final List<String> OF_DIRECTORY =
      List.of(
          "dom.js",
          "words.js",
          "api.js",
          "live-socket.js",
          "feed.js",
          "directory.js",
          "edits.js",
          "place-row.js",
          "person-form.js",
          "page-problem.js",
          "header.js");

  private final Frame frame;
  private final FeedRoom feed;
  private final Supplier<AskPeoplePerPlace> join;

  /// @param join who knows who is where
  public PageRoutes(Frame frame, FeedRoom feed, Supplier<AskPeoplePerPlace> join) {
    this.frame = frame;
    this.feed = feed;
    this.join = join;
  }

  public void hang(Routes routes) {
    var security = routes.contentSecurity();
    routes.get("/", Access.OPEN, request -> home(request, security));
    routes.get("/crowd", Access.OPEN, request -> crowd(request, security));
    routes.get("/directory", Access.DIRECTORY, request -> directory(request, security));
    routes.refusals((request, refusal) -> refused(request, refusal, security));
  }

  private Answer home(Request request, ContentSecurity security) {
    var rows = rows(request);
    var shell =
        shell(
            "Right now",
            "See what a crowd says and feels, live: messages, messages per second, mood.",
            "/",
            request,
            "home-page.js");
    return page("home.jte", Map.of("shell", shell, "rows", rows), security);
  }

  private Answer crowd(Request request, ContentSecurity security) {
    var channel = channel(request).map(Channel::toString).orElse("");
    var title = channel.isEmpty() ? "Crowd" : channel;
    var description =
        (channel.isEmpty() ? "The crowds that are watched here" : "The crowd of " + channel)
            + ": messages per second, mood, and what is being said.";
    var shell = shell(title, description, "/crowd", request, "crowd-page.js");
    var rows =
        rows(request).stream()
            .filter(r -> channel.isEmpty() || channel.equals(r.platform() + "/" + r.name()))
            .toList();
    return page("crowd.jte", Map.of("shell", shell, "rows", rows), security);
  }

  private Answer directory(Request request, ContentSecurity security) {
    var shell =
        shell(
            "Who is where",
            "Places, and the people who are there.",
            "/directory",
            request,
            DIRECTORY);
    var all = whereabouts();
    return page(
        "directory.jte",
        Map.of(
            "shell", shell,
            "all", all.orElse(NOBODY),
            "away", all.isEmpty(),
            "edit", request.may(Access.DIRECTORY_EDIT),
            "feed", request.may(Access.FIGURES)),
        security);
  }

  /// Empty where whoever knows it is away.
  private Optional<Whereabouts> whereabouts() {
    try {
      return Optional.of(join.get().after(0, PLACES, PEOPLE));
    } catch (NoAnswer _) {
      return Optional.empty();
    }
  }

  /// The form that the owner link leads to; hung by whoever keeps the owner.
  ///
  /// @param said why the last attempt failed; empty at the first
  public Answer claim(Request request, String said, ContentSecurity security) {
    var shell = shell("Claim this server", "For its owner.", "/claim", request, "claim-page.js");
    return page("claim.jte", Map.of("shell", shell, "said", said), security);
  }

  /// The owner's page; hung by whoever keeps the owner.
  public Answer admin(
      Request request,
      List<Item> items,
      List<LiveSettings.Shown> settings,
      ContentSecurity security) {
    var shell = shell("Your server", "For its owner.", "/admin", request, "admin-page.js");
    return page(
        "admin.jte", Map.of("shell", shell, "items", items, "settings", settings), security);
  }

  /// What everybody else sees in its place.
  ///
  /// @param claimed whether there is an owner
  public Answer ownersOnly(Request request, boolean claimed, ContentSecurity security) {
    var shell = shell("For the owner", "For its owner.", "/admin", request, "claim-page.js");
    return page("owners-only.jte", Map.of("shell", shell, "claimed", claimed), security);
  }

  /// What the door refused, for people.
  Answer refused(Request request, Refusal refusal, ContentSecurity security) {
    var refused = Refused.of(request, refusal);
    var shell = shell(refused.title(), refused.what(), "", request, "claim-page.js");
    return page("refused.jte", Map.of("shell", shell, "refused", refused), security);
  }

  /// What is live, for those who may know.
  private List<Row> rows(Request request) {
    return request.may(Access.FIGURES) ? feed.live(ROWS).stream().map(Row::of).toList() : List.of();
  }

  private static Optional<Channel> channel(Request request) {
    try {
      return request.query().text("channel").map(Channel::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Shell shell(
      String title, String description, String path, Request request, String module) {
    return frame.shell(
        request,
        new Frame.Page(
            title,
            description,
            path,
            module,
            module.equals(DIRECTORY) ? OF_DIRECTORY : COMMON,
            List.of(),
            false));
  }

  private Answer page(String template, Map<String, Object> parameters, ContentSecurity security) {
    return frame.page(template, parameters, security);
  }
}
