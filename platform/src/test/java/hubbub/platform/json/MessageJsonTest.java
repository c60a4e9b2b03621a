package hubbub.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A message as the API shows it.
class MessageJsonTest {
  private static final Instant AT = Instant.parse("2026-03-01T20:00:00.120Z");
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");

  @Test
  void a_message_has_the_shape_that_the_api_promises() {
    var message =
        new Message(
            "885196de-cb67-427a-baa8-82f9b0fcd05f",
            MessageKind.SUBSCRIPTION,
            new Author("1234", "ana", "Ana", "#1e90ff"),
            "Kappa \"so\" 🔥\n",
            AT,
            AT.plusMillis(7),
            "m/1",
            List.of("moderator/1"),
            List.of(new Emote("25", "Kappa", 0, 4)),
            true,
            Map.of("months", "12"));

    var json =
        Json.write(
            new MessageJson(
                KESTREL,
                List.of("a", "b"),
                message,
                AT.plusSeconds(1),
                MessageJson.Mood.of("positive", 0.6149)));

    assertThat(json)
        .isEqualTo(
            """
            {"id":"885196de-cb67-427a-baa8-82f9b0fcd05f","channel":"twitch/kestrelplays",\
            "run_ids":["a","b"],"kind":"subscription",\
            "author":{"id":"1234","login":"ana","name":"Ana","color":"#1e90ff"},\
            "text":"Kappa \\"so\\" 🔥\\n","sent_at":"2026-03-01T20:00:00.120Z",\
            "received_at":"2026-03-01T20:00:00.127Z","reply_to":"m/1","badges":["moderator/1"],\
            "emotes":[{"id":"25","name":"Kappa","from":0,"to":4}],"first":true,\
            "details":{"months":"12"},"deleted_at":"2026-03-01T20:00:01.120Z",\
            "mood":{"label":"positive","score":0.61}}\
            """);
  }

  @Test
  void what_a_message_has_not_is_null_or_empty_and_never_missing() {
    var author = new Author("1234", "ana", "Ana", null);
    var message =
        new Message(
            "m/2",
            MessageKind.MESSAGE,
            author,
            "",
            AT,
            AT,
            null,
            List.of(),
            List.of(),
            false,
            Map.of());

    assertThat(Json.write(new MessageJson(KESTREL, List.of(), message, null, null)))
        .isEqualTo(
            """
            {"id":"m/2","channel":"twitch/kestrelplays","run_ids":[],"kind":"message",\
            "author":{"id":"1234","login":"ana","name":"Ana","color":null},"text":"",\
            "sent_at":"2026-03-01T20:00:00.120Z","received_at":"2026-03-01T20:00:00.120Z",\
            "reply_to":null,"badges":[],"emotes":[],"first":false,"details":{},\
            "deleted_at":null,"mood":null}\
            """);
  }
}
