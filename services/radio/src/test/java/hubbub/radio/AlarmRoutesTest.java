package hubbub.radio;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmRoutesTest {
  private static final String PATH = "/api/v1/channels/friday/alarms";

  @TempDir Path folder;

  private static HttpResponse<String> alarms(RadioHouse radio, String session) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + radio.port() + PATH))
            .header("Cookie", "hubbub-session=" + session)
            .header("Sec-Fetch-Site", "same-origin")
            .build();
    return radio.house.send(request);
  }

  /// Half a second of frames whose samples are all zero.
  private static byte[] silence() {
    var frames = new byte[20 * Frames.LENGTH];
    for (var at = 0; at < frames.length; at += Frames.LENGTH) {
      frames[at] = (byte) 0xFF;
      frames[at + 1] = (byte) 0xFB;
      frames[at + 2] = (byte) 0x90;
    }
    return frames;
  }

  @Test
  void whoever_keeps_the_channel_hears_that_it_is_silent() throws IOException {
    try (var radio = new RadioHouse(folder, Map.of("radio.silence-after", "5s"));
        var source =
            radio
                .wire()
                .say(
                    "PUT /live/friday HTTP/1.1",
                    "Host: localhost",
                    "Authorization: " + Wire.basic("source", "friday-key"),
                    "Content-Type: audio/mpeg")) {
      source.head();
      Await.until(() -> {
        source.send(silence());
        radio.clock.pass(Duration.ofMillis(200));
        return alarms(radio, "ines-session").body().contains("silence");
      });

      var alarm =
          Json.mapper().readTree(alarms(radio, "ines-session").body()).path("alarms").path(0);
      assertThat(alarm.path("mount").asString()).isEqualTo("/live/friday");
      assertThat(alarm.path("text").asString()).isEqualTo("It is silent: under -45 dBFS for 5 s.");
      assertThat(alarms(radio, "otto-session").statusCode()).isEqualTo(404);
      assertThat(radio.house.get(PATH).statusCode()).isEqualTo(401);

      var tone = tone();
      Await.until(() -> {
        source.send(tone);
        radio.clock.pass(Duration.ofMillis(200));
        return !alarms(radio, "ines-session").body().contains("silence");
      });
    }
  }

  private static byte[] tone() throws IOException {
    try (var in = AlarmRoutesTest.class.getResourceAsStream("levels/tone.mp3")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  @Test
  void a_source_that_says_nothing_more_is_lost() {
    try (var radio = new RadioHouse(folder, Map.of("radio.source-timeout", "5s"));
        var _ = radio.source("/live/friday")) {
      radio.clock.pass(Duration.ofSeconds(6));

      Await.until(() -> alarms(radio, "ines-session").body().contains("it says nothing any more"));
    }
  }
}
