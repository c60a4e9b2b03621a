package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.ChildJvm;
import hubbub.testkit.Shape;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while words are followed loses nothing and doubles nothing: counts are what the
/// instance says that it sent. Five times; fifty with `-Dhubbub.long`.
class FollowingKilledTest {
  private static final List<String> TEXTS =
      List.of("I saw bieber", "all you need is love", "love bieber", "nothing of that kind");

  @TempDir Path folder;

  /// An instance, of the version that is tried.
  JetstreamLikeServer server() {
    return new JetstreamLikeServer();
  }

  @Test
  void words_that_are_followed_count_exactly_however_often_it_is_killed()
      throws InterruptedException {
    var kills = Boolean.getBoolean("hubbub.long") ? 50 : 5;
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    Shape.settle(folder);
    try (var jetstream = server()) {
      var crowd = new Crowd(jetstream);
      var posting = Thread.ofPlatform().daemon().start(crowd);
      for (var kill = 1; kill <= kills; kill++) {
        killInTheMiddle(jetstream, random);
      }
      crowd.enough = true;
      posting.join();
      try (var house =
          new ConnectorsHouse(folder, Map.of("bluesky.jetstream.urls", jetstream.url()))) {
        var id =
            Json.mapper()
                .readTree(house.house.get("/api/v1/runs").body())
                .path("runs")
                .path(0)
                .path("id")
                .stringValue();
        Await.until(
            Duration.ofMinutes(3),
            () -> house.show(id).path("messages").intValue() >= crowd.counted);
        house.house.send("DELETE", "/api/v1/runs/" + id, "");
        var run = house.ended(id);

        assertThat(run.path("messages").intValue()).as("seed " + seed).isEqualTo(crowd.counted);
        assertThat(house.told.messages("bluesky/bieber"))
            .as("seed " + seed)
            .extracting(Message::id)
            .containsExactlyElementsOf(crowd.biebers);
        assertThat(house.told.messages("bluesky/love"))
            .as("seed " + seed)
            .extracting(Message::id)
            .containsExactlyElementsOf(crowd.loves);
        assertThat(house.told.all(GapSeen.class)).isEmpty();
      }
    }
  }

  private void killInTheMiddle(JetstreamLikeServer jetstream, SplittableRandom random) {
    try (var child =
        ChildJvm.start(List.of(), FollowingChild.class, folder.toString(), jetstream.url())) {
      var first = child.line();
      var line = first;
      while (line.isPresent()
          && Long.parseLong(line.get()) <= Long.parseLong(first.orElseThrow())) {
        line = child.line();
      }
      assertThat(line).as("it ended before it was killed").isPresent();
      LockSupport.parkNanos(random.nextInt(300_000_000));
      child.kill();
    }
  }

  /// People who post all the time.
  private static final class Crowd implements Runnable {
    final List<String> biebers = new ArrayList<>();
    final List<String> loves = new ArrayList<>();
    int counted;
    volatile boolean enough;
    private final JetstreamLikeServer jetstream;

    Crowd(JetstreamLikeServer jetstream) {
      this.jetstream = jetstream;
    }

    @Override
    public void run() {
      for (var n = 0; !enough; n++) {
        var who = "did:plc:person" + n % 97;
        var text = TEXTS.get(n % TEXTS.size());
        // Nobody follows before the first one has come.
        if (n == 0 && jetstream.connections() == 0) {
          n--;
        } else {
          said("at://" + who + "/app.bsky.feed.post/" + jetstream.post(who, text), text);
        }
        LockSupport.parkNanos(500_000);
      }
    }

    private void said(String id, String text) {
      var bieber = text.contains("bieber");
      var love = text.contains("love");
      if (bieber) {
        biebers.add(id);
      }
      if (love) {
        loves.add(id);
      }
      counted += bieber || love ? 1 : 0;
    }
  }
}
