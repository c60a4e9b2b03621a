package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.bluesky.TrainedDictionary;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which dictionary an instance is asked to compress with, if it refuses some.
class DictionariesTest {
  private static final URI ONE = URI.create("ws://one/xrpc/network.bsky.jetstream.subscribeEvents");
  private static final URI OTHER =
      URI.create("ws://other/xrpc/network.bsky.jetstream.subscribeEvents");

  private TrainedDictionary given = TrainedDictionary.ONE;
  private int asked;
  private long nanos = Long.MAX_VALUE - 5;
  private final Dictionaries dictionaries =
      new Dictionaries(true, Optional.empty(), _ -> give(), () -> nanos);

  @Test
  void the_same_one_is_not_tried_again() throws IOException {
    assertThat(opens(ONE)).isTrue();
    refuse(ONE);

    assertThat(opens(ONE)).isFalse();
    given = TrainedDictionary.OTHER;
    assertThat(opens(ONE)).isTrue();
  }

  @Test
  void who_refuses_one_after_the_other_is_left_plain_for_an_hour() throws IOException {
    for (var n = 0; n < 3; n++) {
      assertThat(opens(ONE)).isTrue();
      refuse(ONE);
      turn();
    }

    assertThat(opens(ONE)).isFalse();
    nanos += Duration.ofMinutes(59).toNanos();
    assertThat(opens(ONE)).isFalse();
    assertThat(asked).as("nobody is asked meanwhile").isEqualTo(3);
    assertThat(opens(OTHER)).as("another instance").isTrue();

    nanos += Duration.ofMinutes(1).toNanos();
    for (var n = 0; n < 3; n++) {
      assertThat(opens(ONE)).isTrue();
      refuse(ONE);
      turn();
    }
    assertThat(opens(ONE)).isFalse();
  }

  @Test
  void who_changes_seldom_is_never_left_plain() throws IOException {
    for (var n = 0; n < 10; n++) {
      assertThat(opens(ONE)).isTrue();
      refuse(ONE);
      turn();
      nanos += Duration.ofHours(1).toNanos();
    }
  }

  private Dictionary give() throws IOException {
    asked++;
    return Dictionary.read(given.bytes());
  }

  private void turn() {
    given = given == TrainedDictionary.ONE ? TrainedDictionary.OTHER : TrainedDictionary.ONE;
  }

  private boolean opens(URI url) {
    try (var decompressor = dictionaries.open(url)) {
      return decompressor != null;
    }
  }

  private void refuse(URI url) throws IOException {
    dictionaries.refuse(url, Dictionary.read(given.bytes()));
  }
}
