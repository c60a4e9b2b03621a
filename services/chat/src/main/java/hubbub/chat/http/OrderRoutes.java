package hubbub.chat.http;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.Deed;
import hubbub.chat.emotes.Picture;
import hubbub.chat.shapes.ActionJson;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Keeping order in a room: first the table, then the handlers that are more than one action.
final class OrderRoutes {
  private static final long EMOTE_BYTES = 256 << 10;

  private final Doorway doorway;

  OrderRoutes(Doorway doorway) {
    this.doorway = doorway;
  }

  void hang(Routes routes, String room) {
    change(routes, "PATCH", room + "/modes", OrderRoutes::modes);
    change(routes, "DELETE", room + "/messages", _ -> new Action.Clear());
    change(routes, "DELETE", room + "/messages/{id}", r -> new Action.Delete(r.path("id")));
    change(routes, "PUT", room + "/bans/{login}", OrderRoutes::silence);
    change(routes, "DELETE", room + "/bans/{login}", r -> new Action.Unban(r.path("login")));
    change(routes, "POST", room + "/address-bans", OrderRoutes::bar);
    change(routes, "DELETE", room + "/address-bans", r -> new Action.UnbanAddress(range(r)));
    change(routes, "PUT", room + "/pin", OrderRoutes::pin);
    change(routes, "DELETE", room + "/pin", _ -> new Action.Pin(Optional.empty()));
    change(routes, "POST", room + "/announcements", OrderRoutes::announce);
    change(routes, "POST", room + "/raids", r -> new Action.Raid(r.json(NewRaid.class).to()));
    change(routes, "POST", room + "/words", OrderRoutes::block);
    change(routes, "DELETE", room + "/words/{id}", r -> new Action.UnblockWord(r.path("id")));
    change(
        routes,
        "POST",
        room + "/held/{id}",
        r -> new Action.Review(r.path("id"), r.json(Decision.class).allow()));
    change(
        routes,
        "POST",
        room + "/people/{login}/notes",
        r -> new Action.Note(r.path("login"), r.json(NewNote.class).text()));
    change(routes, "DELETE", room + "/notes/{id}", r -> new Action.DeleteNote(r.path("id")));
    routes.put(
        room + "/color",
        Access.CHAT,
        r ->
            doorway.act(
                r, new Action.ChooseColor(Optional.ofNullable(r.json(NewColor.class).color()))));
    routes.put(room + "/emotes/{emote}", Access.CHANNELS, this::putEmote);
    routes.delete(
        room + "/emotes/{emote}",
        Access.CHANNELS,
        r -> doorway.act(r, new Action.RemoveEmote(r.path("emote"))));
  }

  private void change(Routes routes, String method, String path, Function<Request, Action> action) {
    routes.add(
        method, path, Access.MODERATION, request -> doorway.act(request, action.apply(request)));
  }

  /// @param seconds without them it is for good
  record NewBan(@Nullable Long seconds, @Nullable String reason) {}

  record NewBar(String range, @Nullable String reason) {}

  record NewPin(String id) {}

  record NewAnnouncement(String text, @Nullable String color) {}

  record NewRaid(String to) {}

  record NewWord(String pattern, @Nullable Boolean regex, @Nullable Boolean hold) {}

  record Decision(boolean allow) {}

  record NewNote(String text) {}

  record NewColor(@Nullable String color) {}

  private static Action modes(Request request) {
    try {
      return ActionJson.modes(request.json(JsonNode.class));
    } catch (ActionJson.Wrong e) {
      throw Refusal.wrong("/" + e.field(), e.message());
    }
  }

  private static Action silence(Request request) {
    var ban = request.json(NewBan.class);
    var reason = ban.reason() == null ? "" : ban.reason();
    return ban.seconds() == null
        ? new Action.Ban(request.path("login"), reason)
        : new Action.Timeout(request.path("login"), Duration.ofSeconds(ban.seconds()), reason);
  }

  private static Action bar(Request request) {
    var bar = request.json(NewBar.class);
    return new Action.BanAddress(bar.range(), bar.reason() == null ? "" : bar.reason());
  }

  private static String range(Request request) {
    return request
        .query()
        .text("range")
        .orElseThrow(() -> Refusal.wrong("range", "must be an address or a range"));
  }

  private static Action pin(Request request) {
    return new Action.Pin(Optional.of(request.json(NewPin.class).id()));
  }

  private static Action announce(Request request) {
    var wish = request.json(NewAnnouncement.class);
    return new Action.Announce(wish.text(), wish.color() == null ? "primary" : wish.color());
  }

  private static Action block(Request request) {
    var wish = request.json(NewWord.class);
    return new Action.BlockWord(
        wish.pattern(), Boolean.TRUE.equals(wish.regex()), Boolean.TRUE.equals(wish.hold()));
  }

  /// Takes a picture by its bytes, whatever it is called.
  private Answer putEmote(Request request) throws IOException {
    // Who may not is told before they send much.
    var _ = doorway.seen(request, Deed.EMOTES);
    byte[] content;
    try (var body = request.body(EMOTE_BYTES)) {
      content = body.readAllBytes();
    }
    var picture =
        Picture.of(content)
            .orElseThrow(() ->
                new Refusal(
                    422,
                    "must be a PNG, WebP or GIF of at most " + Picture.SIDE_MAX + " pixels a side",
                    List.of()));
    var action =
        new Action.PutEmote(
            request.path("emote"), picture.type(), picture.width(), picture.height(), content);
    var base = request.uri().getRawPath();
    return doorway.act(
        request,
        action,
        done ->
            Answer.created(
                base.substring(0, base.lastIndexOf('/') + 1) + done.said(),
                Map.of("id", done.said(), "name", action.name())));
  }
}
