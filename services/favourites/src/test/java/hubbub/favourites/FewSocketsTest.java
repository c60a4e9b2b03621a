package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// More people are signed in with Twitch than may listen to it at once.
class FewSocketsTest extends EventSubHouse {
  @Override
  Map<String, String> settings() {
    var settings = new HashMap<>(super.settings());
    settings.put("twitch.eventsub.sockets-max", "1");
    return settings;
  }

  private String trouble(String who) {
    return get(who, "/api/v1/events/sources").required("trouble").asString("");
  }

  @Test
  void who_is_left_out_is_told_so_until_there_is_room() {
    connect(ANA, "1", "anaplays");
    untilEnabled(OPEN);
    connect(BOB, "2", "bobbuilds");

    Await.until(() -> trouble("bob").contains("looked at in rounds"));
    assertThat(trouble("ana")).isEmpty();
    assertThat(twitch.sockets.open()).hasSize(1);

    disconnect(ANA, "1");
    untilChannels("2");
    Await.until(() -> trouble("bob").isEmpty());
  }
}
