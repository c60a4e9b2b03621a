package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.journeys.ChatProcesses.Part;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to processes with chat on a broker and a database server while people talk: no
/// acknowledged line is lost, none is there twice, no offset that anyone saw is taken back. For one
/// process with its own files chat's own tests show the same.
class ChatKilledTest {
  @TempDir Path folder;

  private ChatProcesses start() {
    return new ChatProcesses(folder, PostgresServer.shared(), RabbitServer.shared()).start();
  }

  @Test
  void killed_five_times_at_any_moment_no_line_is_lost_or_twice() {
    killedTimes(5);
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void killed_fifty_times_at_any_moment_no_line_is_lost_or_twice() {
    killedTimes(50);
  }

  private void killedTimes(int times) {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    try (var chat = start();
        var talk = new ChatTalk(chat.door(), "ben", "cleo", "mia")) {
      for (var kill = 0; kill < times; kill++) {
        talk.await(1 + random.nextInt(60));
        var moment = System.nanoTime() + random.nextInt(50_000_000);
        Await.until(() -> System.nanoTime() >= moment);
        chat.at(Part.FIRST).kill();
        chat.launch(Part.FIRST);
      }
      talk.await(3);
      talk.end();

      assertThat(talk.assertWhole("seed " + seed)).hasSizeGreaterThan(times);
    }
  }

  @Test
  void when_one_is_killed_another_has_the_rooms_and_lines_go_on() {
    try (var chat = start();
        var talk = new ChatTalk(chat.door(), "ben", "cleo")) {
      chat.launch(Part.SECOND);
      chat.at(Part.SECOND).awaitReady();
      talk.await(50);
      assertThat(chat.hasRooms(Part.SECOND)).isFalse();

      chat.at(Part.FIRST).kill();

      chat.awaitRooms(Part.SECOND);
      talk.await(50);
      chat.launch(Part.FIRST);
      chat.at(Part.FIRST).awaitReady();
      talk.await(20);
      assertThat(chat.hasRooms(Part.FIRST)).as("it waits").isFalse();
      talk.end();
      assertThat(talk.assertWhole("killed")).hasSize(2);
    }
  }

  @Test
  void when_one_stands_still_another_has_the_rooms_and_it_keeps_nothing_when_it_wakes() {
    try (var chat = start();
        var talk = new ChatTalk(chat.door(), "ben", "cleo")) {
      chat.launch(Part.SECOND);
      chat.at(Part.SECOND).awaitReady();
      talk.await(50);

      chat.signal("-STOP", Part.FIRST);

      chat.awaitRooms(Part.SECOND);
      talk.await(50);
      chat.signal("-CONT", Part.FIRST);
      talk.await(50);
      Await.until(() -> !chat.hasRooms(Part.FIRST));
      assertThat(chat.hasRooms(Part.SECOND)).isTrue();
      talk.end();
      assertThat(talk.assertWhole("stood still")).hasSize(2);
    }
  }
}
