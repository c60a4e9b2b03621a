package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// People who talk in a room without end, each saying a line again under the same name until it is
/// acknowledged, and somebody who looks at it all the time.
final class ChatTalk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ROOM = "/api/v1/channels/harbour/chat/messages";

  private final RunningHubbub door;
  private final List<Thread> threads = new ArrayList<>();

  /// What is acknowledged: texts to offsets.
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /// What somebody saw: offsets to ids.
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  private volatile boolean over;
  private volatile String trouble = "";

  ChatTalk(RunningHubbub door, String... names) {
    this.door = door;
    var tokens = new ArrayList<String>();
    for (var name : names) {
      tokens.add(register(name));
    }
    assertThat(door.postWith(tokens.getFirst(), "/api/v1/channels", "{\"name\":\"harbour\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(201);
    Await.until(PATIENCE, () -> door.status(ROOM) == 200);
    for (var i = 0; i < names.length; i++) {
      var name = names[i];
      var token = tokens.get(i);
      threads.add(Thread.ofPlatform().daemon().start(() -> talk(name, token)));
    }
    threads.add(Thread.ofPlatform().daemon().start(this::look));
  }

  /// An API token of somebody new.
  private String register(String name) {
    var wish =
        Map.of("email", name + "@example.org", "password", "correct horse", "username", name);
    var registered = door.post("/api/v1/auth/register", Json.write(wish));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    var jwt = Json.mapper().readTree(registered.body()).required("jwt").asString();
    var made =
        door.postWith(
            jwt,
            "/api/v1/account/tokens",
            "{\"name\":\"talk\",\"scopes\":[\"chat:edit\",\"channels:manage\"],\"for\":\"30d\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Json.mapper().readTree(made.body()).required("secret").asString();
  }

  private void talk(String name, String token) {
    for (var n = 0; !over; n++) {
      var text = name + " " + n;
      while (!over && !said(token, text)) {
        // Under the same name it is the same line, whatever became of it before.
      }
    }
  }

  private boolean said(String token, String text) {
    try {
      var answer =
          door.postWith(token, ROOM, Json.write(Map.of("text", text, "nonce", "nonce " + text)));
      if (answer.statusCode() == 201) {
        acknowledged.put(text, Json.mapper().readTree(answer.body()).required("offset").asString());
      } else if (answer.statusCode() < 500) {
        trouble = text + ": " + answer.statusCode() + " " + answer.body();
        return true;
      }
      return answer.statusCode() == 201;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private void look() {
    while (!over) {
      try {
        var answer = door.get(ROOM + "?limit=100");
        if (answer.statusCode() == 200) {
          Json.mapper().readTree(answer.body()).required("messages").forEach(this::see);
        }
      } catch (UncheckedIOException _) {
        // It is looked at again.
      }
    }
  }

  private void see(JsonNode line) {
    var id = line.required("id").asString();
    var before = seen.putIfAbsent(line.required("offset").asString(), id);
    if (before != null && !before.equals(id)) {
      trouble = "an offset was taken back: " + line;
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /// Waits until so many more lines are acknowledged.
  void await(int more) {
    var goal = acknowledged.size() + more;
    Await.until(PATIENCE, () -> acknowledged.size() >= goal || !trouble.isEmpty());
    assertThat(trouble).isEmpty();
  }

  /// Everybody is silent from here on.
  void end() {
    over = true;
    Await.until(PATIENCE, () -> threads.stream().noneMatch(Thread::isAlive));
    assertThat(trouble).isEmpty();
  }

  /// That no acknowledged line is lost, none is there twice, and no offset that was seen is another
  /// line's, in the room; and that whoever keeps messages has heard each once.
  ///
  /// @return the epochs that lines were said in, in order
  List<Long> assertWhole(String as) {
    var lines = lines();
    var texts = lines.stream().map(line -> line.required("text").asString()).toList();
    assertThat(texts).as(as).doesNotHaveDuplicates();
    var offsets = new ConcurrentHashMap<String, String>();
    var ids = new ConcurrentHashMap<String, String>();
    for (var line : lines) {
      var offset = line.required("offset").asString();
      offsets.put(line.required("text").asString(), offset);
      assertThat(ids.put(offset, line.required("id").asString())).as(as + offset).isNull();
    }
    assertThat(offsets).as(as).containsAllEntriesOf(acknowledged);
    assertThat(ids).as(as).containsAllEntriesOf(seen);
    Await.untilAsserted(
        () -> assertThat(archived()).as(as).containsExactlyInAnyOrderElementsOf(texts));
    return epochs(lines);
  }

  private List<JsonNode> lines() {
    var all = new ArrayList<JsonNode>();
    var cursor = "";
    while (true) {
      var page = door.json(ROOM + "?limit=200" + cursor);
      all.addAll(0, page.required("messages").valueStream().toList());
      if (page.required("next").isNull()) {
        return all;
      }
      cursor = "&cursor=" + page.required("next").asString();
    }
  }

  private List<String> archived() {
    return door.get("/api/v1/messages.ndjson")
        .body()
        .lines()
        .map(line -> Json.mapper().readTree(line).required("text").asString())
        .toList();
  }

  /// Numbers go on through all of them.
  private static List<Long> epochs(List<JsonNode> lines) {
    var epochs = new ArrayList<Long>();
    var numbers = new HashSet<Long>();
    var last = 0L;
    for (var line : lines) {
      var parts = line.required("offset").asString().split("-", 2);
      var epoch = Long.parseLong(parts[0]);
      var n = Long.parseLong(parts[1]);
      assertThat(n).isGreaterThan(last);
      assertThat(numbers.add(n)).isTrue();
      last = n;
      if (epochs.isEmpty() || epochs.getLast() != epoch) {
        epochs.add(epoch);
      }
    }
    assertThat(epochs).isSorted();
    return epochs;
  }

  @Override
  public void close() {
    over = true;
  }
}
