package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Line;
import hubbub.testkit.Await;
import hubbub.testkit.ChildJvm;
import hubbub.testkit.Shape;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `kill -9` at random moments: no acknowledged line is lost, none is there twice, and no offset
/// that anyone saw is taken back.
class KillingTest {
  private static final int KILLS = Boolean.getBoolean("hubbub.long") ? 50 : 5;
  private static final List<String> AUTHORS = List.of("ben", "cleo", "mia");

  @TempDir Path folder;

  /// Lines by nonce that are acknowledged, with their offsets, and that are not.
  private final Map<String, String> acknowledged = new HashMap<>();

  private final Map<String, Map<String, String>> unanswered = new HashMap<>();

  /// What somebody who always came back was told, in order: offsets, then ids.
  private final List<String> seenOffsets = new ArrayList<>();

  private final List<String> seenIds = new ArrayList<>();
  private int said;

  @Test
  void nothing_acknowledged_is_lost_nothing_comes_twice_nothing_is_taken_back() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    try (var prepared = new ChatHouse(folder, RunningChat.TALKATIVE)) {
      prepared.settled();
    }
    Shape.settle(folder);

    for (var kill = 0; kill < KILLS; kill++) {
      live(random);
    }

    try (var chat = new ChatHouse(folder, RunningChat.TALKATIVE)) {
      check(chat.rooms.history("friday", Optional.empty(), 1_000_000), seed);
    }
  }

  private Map<String, String> unanswered(String author) {
    return unanswered.computeIfAbsent(author, _ -> new LinkedHashMap<>());
  }

  /// One life of the process: authors talk, one listens, and it is killed.
  private void live(Random random) {
    try (var child = ChildJvm.start(List.of(), RunningChat.class, folder.toString())) {
      var address =
          URI.create("ws://127.0.0.1:" + child.line().orElseThrow().strip() + "/api/v1/chat");
      try (var listener = new ChatPage(address, null)) {
        listen(listener);
        var pages = new HashMap<String, ChatPage>();
        try {
          AUTHORS.forEach(author -> pages.put(author, new ChatPage(address, author)));
          talk(pages, random);
          child.kill();
        } finally {
          pages.forEach(this::hear);
          pages.values().forEach(ChatPage::close);
          listener.all("news").stream()
              .flatMap(frame -> frame.path("news").valueStream())
              .forEach(this::see);
        }
      }
    }
  }

  private void listen(ChatPage listener) {
    var since = seenOffsets.isEmpty() ? "0-0" : seenOffsets.getLast();
    listener.say("{\"do\":\"join\",\"channel\":\"friday\",\"since\":\"" + since + "\"}");
    var joined = listener.hears("joined");
    assertThat(joined.path("missed").asString()).isEqualTo("all");
    joined.path("news").valueStream().forEach(this::see);
  }

  private void see(JsonNode news) {
    if (news.path("type").asString().equals("line")) {
      seenOffsets.add(news.path("line").path("offset").asString());
      seenIds.add(news.path("line").path("id").asString());
    }
  }

  /// Says what is not acknowledged yet once more, and then new lines, until so many are.
  private void talk(Map<String, ChatPage> pages, Random random) {
    var wanted = 1 + random.nextInt(60);
    pages.forEach(
        (author, page) -> unanswered(author).forEach((nonce, text) -> page.say(line(nonce, text))));
    Await.until(() -> {
      for (var page : pages.entrySet()) {
        var author = page.getKey();
        var nonce = author + "-" + said;
        var text = "line " + said++;
        unanswered(author).put(nonce, text);
        page.getValue().say(line(nonce, text));
      }
      return pages.values().stream().mapToInt(page -> page.all("said").size()).sum() >= wanted;
    });
  }

  private static String line(String nonce, String text) {
    return "{\"do\":\"say\",\"channel\":\"friday\",\"text\":\"%s\",\"nonce\":\"%s\"}"
        .formatted(text, nonce);
  }

  private void hear(String author, ChatPage page) {
    for (var ack : page.all("said")) {
      var nonce = ack.path("nonce").asString();
      unanswered(author).remove(nonce);
      var offset = ack.path("offset").asString();
      assertThat(acknowledged.getOrDefault(nonce, offset)).isEqualTo(offset);
      acknowledged.put(nonce, offset);
    }
    assertThat(page.all("refused"))
        .allMatch(refused -> refused.path("reason").asString().equals("busy"));
  }

  private void check(List<Line> kept, long seed) {
    var offsets = new HashMap<String, String>();
    for (var line : kept) {
      assertThat(offsets.put(line.nonce(), line.offset().text())).as("said once").isNull();
    }
    assertThat(offsets).as("seed " + seed).containsAllEntriesOf(acknowledged);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    assertThat(new HashSet<>(seenIds)).as("told once").hasSize(seenIds.size());
    var ids = kept.stream().map(Line::id).toList();
    var places = kept.stream().map(line -> line.offset().text()).toList();
    assertThat(ids).as("seed " + seed).startsWith(seenIds.toArray(String[]::new));
    assertThat(places).as("seed " + seed).startsWith(seenOffsets.toArray(String[]::new));
  }
}
