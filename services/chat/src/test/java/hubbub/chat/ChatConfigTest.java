package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatConfigTest {
  private static ChatConfig of(Map<String, String> flags) {
    return ChatConfig.from(new LayeredSettings(flags, Map.of(), SettingsFile.none()));
  }

  @Test
  void nothing_needs_to_be_set() {
    var config = of(Map.of());

    assertThat(config.rooms().graphemes()).isEqualTo(500);
    assertThat(config.rooms().missedMax()).isEqualTo(1_000);
    assertThat(config.rooms().missedAge()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.rooms().grace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.rooms().person().most()).isEqualTo(20);
    assertThat(config.rooms().address().most()).isEqualTo(100);
    assertThat(config.roomsPerSocket()).isEqualTo(100);
    assertThat(config.retention()).isEmpty();
  }

  @Test
  void every_bound_can_be_set() {
    var config =
        of(
            Map.of(
                "chat.line-length-max", "300",
                "chat.waiting-max", "1000",
                "chat.group-max", "50",
                "chat.visitors-max", "10",
                "chat.held-max", "5",
                "chat.away-grace", "3s",
                "chat.lines-per-person", "7",
                "chat.lines-per-address", "8",
                "chat.rooms-per-socket", "9",
                "chat.retention-days", "30"));

    assertThat(config.rooms().graphemes()).isEqualTo(300);
    assertThat(config.rooms().waitingMax()).isEqualTo(1_000);
    assertThat(config.rooms().group()).isEqualTo(50);
    assertThat(config.rooms().visitorsMax()).isEqualTo(10);
    assertThat(config.rooms().heldMax()).isEqualTo(5);
    assertThat(config.rooms().grace()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.rooms().person().most()).isEqualTo(7);
    assertThat(config.rooms().address().most()).isEqualTo(8);
    assertThat(config.roomsPerSocket()).isEqualTo(9);
    assertThat(config.retention()).contains(Duration.ofDays(30));
  }
}
