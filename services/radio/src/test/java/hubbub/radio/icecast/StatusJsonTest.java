package hubbub.radio.icecast;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
  private static final String SERVER =
      "{\"icestats\":{\"admin\":\"kit@localhost\",\"host\":\"127.0.0.1\",\"location\":\"kit\","
          + "\"server_id\":\"Hubbub 1.2.3\",\"server_start\":\"Fri, 20 Nov 2026 18:50:20 +0000\","
          + "\"server_start_iso8601\":\"2026-11-20T18:50:20+0000\",";

  private static final String ONE =
      "{\"genre\":\"various\",\"listener_peak\":3,\"listeners\":1,"
          + "\"listenurl\":\"http://127.0.0.1:8400/one.mp3\","
          + "\"server_description\":\"Unspecified description\","
          + "\"server_name\":\"Unspecified name\",\"server_type\":\"audio/mpeg\","
          + "\"stream_start\":\"Fri, 20 Nov 2026 18:50:27 +0000\","
          + "\"stream_start_iso8601\":\"2026-11-20T18:50:27+0000\",\"dummy\":null}";

  private static final String TWO =
      "{\"genre\":\"various\",\"listener_peak\":3,\"listeners\":1,"
          + "\"listenurl\":\"http://127.0.0.1:8400/two.ogg\","
          + "\"server_description\":\"Unspecified description\","
          + "\"server_name\":\"Unspecified name\",\"server_type\":\"audio/ogg\","
          + "\"stream_start\":\"Fri, 20 Nov 2026 18:50:27 +0000\","
          + "\"stream_start_iso8601\":\"2026-11-20T18:50:27+0000\","
          + "\"subtype\":\"Opus\",\"dummy\":null}";

  private static final Optional<String> ALL = Optional.empty();

  @Test
  void without_mounts_there_is_no_source() {
    assertThat(StatusJson.of(OnAir.STATION, List.of(), ALL)).isEqualTo(SERVER + "\"dummy\":null}}");
  }

  @Test
  void one_mount_is_an_object_and_several_are_an_array() {
    assertThat(StatusJson.of(OnAir.STATION, List.of(OnAir.mp3()), ALL))
        .isEqualTo(SERVER + "\"source\":" + ONE + ",\"dummy\":null}}");
    assertThat(StatusJson.of(OnAir.STATION, List.of(OnAir.mp3(), OnAir.opus()), ALL))
        .isEqualTo(SERVER + "\"source\":[" + ONE + "," + TWO + "],\"dummy\":null}}");
  }

  @Test
  void one_mount_may_be_asked_for() {
    var both = List.of(OnAir.mp3(), OnAir.opus());

    assertThat(StatusJson.of(OnAir.STATION, both, Optional.of("/two.ogg")))
        .isEqualTo(SERVER + "\"source\":" + TWO + ",\"dummy\":null}}");
    assertThat(StatusJson.of(OnAir.STATION, both, Optional.of("/two")))
        .isEqualTo(SERVER + "\"dummy\":null}}");
  }

  @Test
  void what_is_known_of_a_mount_is_told_and_a_title_stays_a_text() {
    assertThat(StatusJson.of(OnAir.STATION, List.of(OnAir.full()), ALL))
        .contains(
            "\"source\":{\"artist\":\"Wren\","
                + "\"audio_info\":\"ice-bitrate=128;ice-channels=2;ice-quality=5.0;"
                + "ice-samplerate=44100\",\"bitrate\":128,\"channels\":2,\"genre\":\"talk\","
                + "\"ice-bitrate\":128,\"ice-channels\":2,\"ice-samplerate\":44100,"
                + "\"listener_peak\":3,")
        .contains(
            "\"samplerate\":44100,\"server_description\":\"Birds & bees\","
                + "\"server_name\":\"Wren FM\",\"server_type\":\"audio/mpeg\","
                + "\"server_url\":\"https://wren.example/\",")
        .contains("\"title\":\"1979\",\"dummy\":null}");
  }

  @Test
  void whatever_a_source_says_it_is_json() {
    var json = Json.mapper().readTree(StatusJson.of(OnAir.STATION, List.of(OnAir.evil()), ALL));

    assertThat(json.at("/icestats/source/title").asString()).isEqualTo(OnAir.EVIL);
  }
}
