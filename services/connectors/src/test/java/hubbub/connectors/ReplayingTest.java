package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunStarted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures played through the whole service.
class ReplayingTest {
  private static final String TWO_LINES =
      """
      {"s":"a","c":"ana","u":"Bo","m":"first","ts":1000}
      {"s":"a","c":"ana","u":"cy","m":"second","ts":1300}
      """;

  @TempDir Path folder;

  @Test
  void a_capture_is_played_to_its_end() {
    try (var house = new ConnectorsHouse(folder)) {
      assertThat(house.capture("finals", TWO_LINES).statusCode()).isEqualTo(201);

      var id = house.run("{\"channels\": [\"replay/finals?speed=max\"], \"name\": \"Friday\"}");
      var run = house.ended(id);

      assertThat(run.path("messages").intValue()).isEqualTo(2);
      assertThat(run.path("end_reason").stringValue()).isEqualTo("capture played to its end");
      assertThat(run.path("channels").path(0).path("channel").stringValue())
          .isEqualTo("replay/finals");
      assertThat(house.told.texts("replay/finals")).containsExactly("first", "second");
      assertThat(house.told.messages("replay/finals"))
          .extracting(m -> m.id())
          .containsExactly(id + "/1/1", id + "/1/2");
      assertThat(house.told.all(RunStarted.class)).hasSize(1);
      assertThat(house.told.all(RunEnded.class)).hasSize(1);
    }
  }

  @Test
  void what_is_replayed_is_nobodys_notice() {
    var capture =
        """
        @id=11;login=bo;msg-id=raid;msg-param-viewerCount=5 :tmi.twitch.tv USERNOTICE #x
        @id=12;user-id=8;bits=100 :bo!bo@bo.tmi.twitch.tv PRIVMSG #x cheer100
        """;
    try (var house = new ConnectorsHouse(folder)) {
      house.capture("raw", capture);

      house.ended(house.run("{\"channels\": [\"replay/raw?speed=max\"]}"));

      assertThat(house.told.messages("replay/raw"))
          .extracting(m -> m.kind().word())
          .containsExactly("raid", "cheer");
      assertThat(house.told.all(NoticesSeen.class)).isEmpty();
    }
  }

  @Test
  void raw_lines_of_irc_are_played_with_their_deletions() {
    var capture =
        """
        @id=11;user-id=7;tmi-sent-ts=1700000000000 :ana!ana@ana.tmi.twitch.tv PRIVMSG #x :hello all
        @id=12;user-id=8;tmi-sent-ts=1700000000100 :bo!bo@bo.tmi.twitch.tv PRIVMSG #x one
        @target-msg-id=12;tmi-sent-ts=1700000000200 :tmi.twitch.tv CLEARMSG #x :one
        @target-user-id=7;ban-duration=600;tmi-sent-ts=1700000000300 :tmi.twitch.tv CLEARCHAT #x :ana
        """;
    try (var house = new ConnectorsHouse(folder)) {
      house.capture("raw", capture);

      var id = house.run("{\"channels\": [\"replay/raw?speed=max\"]}");
      house.ended(id);

      assertThat(house.told.texts("replay/raw")).containsExactly("hello all", "one");
      assertThat(house.told.all(MessagesDeleted.class))
          .extracting(
              MessagesDeleted::messageId, MessagesDeleted::authorId, MessagesDeleted::reason)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(id + "/1/2", null, "deleted by a moderator"),
              org.assertj.core.groups.Tuple.tuple(null, "7", "timed out for 600 s"));
    }
  }

  @Test
  void our_own_export_is_played_with_all_that_it_holds() {
    var capture =
        """
        {"id":"m1","channel":"twitch/ana","run_ids":["r"],"kind":"action",\
        "author":{"id":"7","login":"ana","name":"Ana"},"text":"waves Kappa",\
        "sent_at":"2026-01-01T00:00:00.000Z","received_at":"2026-01-01T00:00:00.100Z",\
        "reply_to":null,"badges":["moderator/1"],\
        "emotes":[{"id":"25","name":"Kappa","from":6,"to":10}],"deleted_at":null,"mood":null}
        """;
    try (var house = new ConnectorsHouse(folder)) {
      house.capture("export", capture);

      house.ended(house.run("{\"channels\": [\"replay/export?speed=max\"]}"));

      var message = house.told.messages("replay/export").getFirst();
      assertThat(message.kind().word()).isEqualTo("action");
      assertThat(message.author().id()).isEqualTo("7");
      assertThat(message.badges()).containsExactly("moderator/1");
      assertThat(message.emotes().getFirst().to()).isEqualTo(10);
    }
  }

  @Test
  void a_gzip_that_is_cut_plays_what_is_whole() throws IOException {
    var lines = new StringBuilder();
    for (var i = 0; i < 5_000; i++) {
      lines.append("{\"u\":\"u%d\",\"m\":\"text %d\",\"ts\":%d}\n".formatted(i % 97, i * 7919, i));
    }
    var zipped = gzip(lines.toString());
    try (var house = new ConnectorsHouse(folder)) {
      house.capture("cut.gz", Arrays.copyOf(zipped, zipped.length / 2));

      var run = house.ended(house.run("{\"channels\": [\"replay/cut.gz?speed=max\"]}"));

      assertThat(run.path("end_reason").stringValue()).isEqualTo("capture is cut");
      assertThat(run.path("messages").intValue()).isBetween(1_000, 4_900);
      assertThat(house.told.texts("replay/cut.gz"))
          .hasSize(run.path("messages").intValue())
          .allMatch(text -> text.matches("text \\d+"));
    }
  }

  @Test
  void a_file_without_a_message_says_so_at_its_end() throws IOException {
    Files.createDirectories(folder.resolve("captures"));
    Files.writeString(folder.resolve("captures/prose.txt"), "nobody speaks here\n");
    try (var house = new ConnectorsHouse(folder)) {
      var run = house.ended(house.run("{\"channels\": [\"replay/prose\"]}"));

      assertThat(run.path("end_reason").stringValue()).isEqualTo("capture has no messages");
      assertThat(run.path("messages").intValue()).isZero();
    }
  }

  @Test
  void at_full_speed_commits_are_full() throws IOException {
    var lines = new StringBuilder();
    for (var i = 0; i < 2_600; i++) {
      lines.append("{\"u\":\"u\",\"m\":\"%d\"}\n".formatted(i));
    }
    Files.createDirectories(folder.resolve("captures"));
    Files.writeString(folder.resolve("captures/laid.jsonl"), lines);
    try (var house = new ConnectorsHouse(folder)) {
      house.ended(house.run("{\"channels\": [\"replay/laid?speed=max\"]}"));

      assertThat(house.told.all(MessagesSeen.class))
          .extracting(seen -> seen.messages().size())
          .containsExactly(500, 500, 500, 500, 500, 100);
    }
  }

  @Test
  void a_run_until_so_many_messages_ends_with_exactly_these() {
    try (var house = new ConnectorsHouse(folder)) {
      house.capture("short", TWO_LINES);

      var run =
          house.ended(
              house.run(
                  """
                  {"channels": ["replay/short?speed=max&repeat=true"], "until_messages": 1237}
                  """));

      assertThat(run.path("messages").intValue()).isEqualTo(1_237);
      assertThat(house.told.texts("replay/short")).hasSize(1_237);
      assertThat(house.told.messages("replay/short").get(3).id()).endsWith("/2/2");
    }
  }

  @Test
  void two_runs_play_the_same_capture_each_for_itself() {
    try (var house = new ConnectorsHouse(folder)) {
      house.capture("short", TWO_LINES);

      var one = house.run("{\"channels\": [\"replay/short?speed=max\"]}");
      var other = house.run("{\"channels\": [\"replay/short?speed=max\"]}");
      house.ended(one);
      house.ended(other);

      assertThat(house.told.all(MessagesSeen.class))
          .extracting(MessagesSeen::runIds)
          .containsExactlyInAnyOrder(java.util.List.of(one), java.util.List.of(other));
    }
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
