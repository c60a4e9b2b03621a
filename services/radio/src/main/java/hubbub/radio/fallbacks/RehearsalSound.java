package hubbub.radio.fallbacks;

import static java.util.Objects.requireNonNull;

import hubbub.radio.air.Air;
import hubbub.radio.air.ChannelMount;
import hubbub.radio.air.Visit;
import hubbub.radio.air.Visits;
import hubbub.radio.standin.Loop;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What a rehearsal sounds like: a loop of our own at an address that no channel can have. It is
/// played while somebody listens, and counted nowhere.
public final class RehearsalSound {
  /// Where it is heard.
  public static final String PATH = ChannelMount.of("rehearsal");

  /// No file's: those begin with a slash.
  private static final String NAME = "chords.mp3";

  private static final String RESOURCE = "/hubbub/radio/rehearsal/" + NAME;

  private RehearsalSound() {}

  /// Before anything else is set there.
  static void play(Air air) {
    try (var in = RehearsalSound.class.getResourceAsStream(RESOURCE)) {
      var sound = Loop.of(requireNonNull(in, RESOURCE).readAllBytes());
      air.fallback(PATH, NAME, sound, PooledByteBufAllocator.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those who hear anything else.
  public static Visits others(Visits visits) {
    return visit -> {
      if (!isThere(visit)) {
        visits.over(visit);
      }
    };
  }

  private static boolean isThere(Visit visit) {
    return visit.path().equals(PATH);
  }
}
