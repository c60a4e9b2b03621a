package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which paths a stream key opens.
class StreamRightsTest {
  private static final StreamRights RIGHTS =
      new StreamRights(
          "key-1",
          new OwnChannel("1003", "friday", "1001", "", Instant.EPOCH),
          List.of("/friday*", "/kit/*", "/late_show"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/live/friday",
        "/friday",
        "/friday.mp3",
        "/friday-night~2",
        "/kit/main",
        "/late_show"
      })
  void these_it_opens(String path) {
    assertThat(RIGHTS.opens(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "friday",
        "/live/monday",
        "/live/friday/x",
        "/live/Friday",
        "/Friday",
        "/frida",
        "/friday/x",
        "/friday?x",
        "/friday*",
        "/friday show",
        "/friday\r\nx",
        "/friday%2fx",
        "/kit",
        "/kit/",
        "/kit/.x",
        "/kit/..",
        "/kit/a/b",
        "/late_show2",
        "/../friday"
      })
  void these_it_does_not(String path) {
    assertThat(RIGHTS.opens(path)).isFalse();
  }

  @Test
  void no_path_is_long() {
    assertThat(RIGHTS.opens("/friday" + "x".repeat(93))).isTrue();
    assertThat(RIGHTS.opens("/friday" + "x".repeat(94))).isFalse();
  }
}
