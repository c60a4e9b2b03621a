package hubbub.favourites.http;

import hubbub.favourites.eventsub.EventSub;
import hubbub.favourites.eventsub.EventSubConfig;
import hubbub.favourites.eventsub.Hook;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Where Twitch calls us.
public final class HookRoutes {
  private static final String PREFIX = "Twitch-Eventsub-Message-";

  private final EventSub eventSub;

  public HookRoutes(EventSub eventSub) {
    this.eventSub = eventSub;
  }

  public void hang(Routes routes) {
    routes.post(EventSubConfig.HOOK, Access.OPEN, this::call);
  }

  private Answer call(Request request) {
    var hook =
        eventSub.hook().orElseThrow(() -> Refusal.notFound("Twitch does not call this server"));
    var reply =
        hook.call(
            new Hook.Call(
                header(request, "Id"),
                header(request, "Timestamp"),
                header(request, "Type"),
                header(request, "Signature"),
                isSaidToBeSigned(request) ? body(request) : new byte[0]));
    return switch (reply.status()) {
      case 200 ->
          Answer.bytes("text/plain; charset=utf-8", reply.text().getBytes(StandardCharsets.UTF_8));
      case 204 -> Answer.noContent();
      case 403 -> throw new Refusal(403, "this is not signed as Twitch signs", List.of());
      default -> throw new Refusal(503, "it cannot be kept now", List.of());
    };
  }

  /// Nobody's body is read who does not even say that it is signed.
  private static boolean isSaidToBeSigned(Request request) {
    return Stream.of("Id", "Timestamp", "Signature")
        .noneMatch(name -> header(request, name).isEmpty());
  }

  private static String header(Request request, String name) {
    return request.header(PREFIX + name).orElse("");
  }

  private static byte[] body(Request request) {
    try (var body = request.body(Hook.BODY_MAX)) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
