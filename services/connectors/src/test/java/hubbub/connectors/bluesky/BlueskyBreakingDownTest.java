package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong on the thread that reads ends nothing silently.
class BlueskyBreakingDownTest {
  private final AtomicReference<@Nullable Throwable> ofRandom = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> ofEar = new AtomicReference<>();
  private final RandomGenerator even = new SplittableRandom(1);
  private final RandomGenerator random =
      () -> {
        fail(ofRandom);
        return even.nextLong();
      };

  private final HeardByEar ear =
      new HeardByEar() {
        @Override
        public void confirmed(Moment at) {
          super.confirmed(at);
          fail(ofEar);
        }

        @Override
        public void silent(String note) {
          super.silent(note);
          fail(ofEar);
        }
      };

  private static void fail(AtomicReference<@Nullable Throwable> with) {
    switch (with.getAndSet(null)) {
      case Error error -> throw error;
      case RuntimeException e -> throw e;
      case null, default -> {}
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_error_before_anything_was_read_is_told_and_it_goes_on(boolean isError) {
    try (var jetstream = new JetstreamLikeServer()) {
      ofRandom.set(isError ? new OutOfMemoryError("played") : new IllegalStateException("played"));

      try (var _ = closing(listen(connector(jetstream)))) {
        Await.until(() -> ear.heard.contains("confirmed"));
      }

      assertThat(ear.heard).containsExactly("silent: reading Bluesky went wrong", "confirmed");
    }
  }

  @Test
  void an_error_amid_a_connection_ends_it_and_it_goes_on() {
    try (var jetstream = new JetstreamLikeServer()) {
      ofEar.set(new LinkageError("played"));

      try (var _ = closing(listen(connector(jetstream)))) {
        Await.until(() -> ear.heard.size() >= 3);
        Await.until(() -> jetstream.connections() == 1);
      }

      assertThat(ear.heard)
          .containsExactly("confirmed", "lost: reading Bluesky went wrong", "confirmed");
    }
  }

  @Test
  void an_error_while_that_is_told_ends_nothing() {
    try (var jetstream = new JetstreamLikeServer()) {
      ofRandom.set(new OutOfMemoryError("played"));
      ofEar.set(new OutOfMemoryError("played again"));

      try (var _ = closing(listen(connector(jetstream)))) {
        Await.until(() -> ear.heard.contains("confirmed"));
      }

      assertThat(ear.heard).containsExactly("silent: reading Bluesky went wrong", "confirmed");
    }
  }

  @Test
  void who_comes_after_the_thread_has_ended_starts_another() throws InterruptedException {
    try (var jetstream = new JetstreamLikeServer()) {
      var connector = connector(jetstream);
      ofRandom.set(new OutOfMemoryError("played"));
      var ended = new AtomicReference<@Nullable Thread>();
      var last =
          new HeardByEar() {
            @Override
            public void silent(String note) {
              ended.set(Thread.currentThread());
              Thread.currentThread().interrupt();
            }
          };
      try (var _ = closing(listen(connector, "cats", last))) {
        Await.until(() -> ended.get() != null);
        var thread = ended.get();
        assertThat(thread).isNotNull();
        thread.join();

        try (var _ = closing(listen(connector))) {
          Await.until(() -> ear.heard.contains("confirmed") && last.heard.contains("confirmed"));
        }
      }
    }
  }

  private BlueskyConnector connector(JetstreamLikeServer jetstream) {
    var settings = Map.of("bluesky.jetstream.urls", jetstream.url());
    return new BlueskyConnector(
        BlueskyConfig.from(new LayeredSettings(settings, Map.of(), SettingsFile.none())),
        () -> new Moment(Instant.now(), System.nanoTime()),
        random,
        new SimpleMeterRegistry());
  }

  private Tap listen(BlueskyConnector connector) {
    return listen(connector, "bieber", ear);
  }

  private static Tap listen(BlueskyConnector connector, String word, HeardByEar ear) {
    return connector.listen("run", connector.read(word), null, ear);
  }

  private static AutoTap closing(Tap tap) {
    return tap::close;
  }

  private interface AutoTap extends AutoCloseable {
    @Override
    void close();
  }
}
