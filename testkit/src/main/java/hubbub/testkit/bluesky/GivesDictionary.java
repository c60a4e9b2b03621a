package hubbub.testkit.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a Jetstream gives its dictionary to who asks for it.
public enum GivesDictionary {
  WELL,
  NOT,
  CUT,
  LONG,
  NONSENSE,
  BROKEN,
  NEVER;

  /// The answer of HTTP.
  byte[] answer(TrainedDictionary dictionary) {
    var bytes = dictionary.bytes();
    var id = "X-Zstd-Dictionary-Id: " + dictionary.id();
    return switch (this) {
      case WELL -> Wire.answer(200, id, bytes);
      case NOT -> Wire.answer(404, id, new byte[0]);
      case CUT -> {
        var answer = Wire.answer(200, id, bytes);
        yield Arrays.copyOf(answer, answer.length - 1);
      }
      case LONG -> Wire.answer(200, id, new byte[2_000_000]);
      case NONSENSE -> Wire.answer(200, id, "<html>".getBytes(StandardCharsets.UTF_8));
      case BROKEN -> {
        Arrays.fill(bytes, 8, bytes.length, (byte) 0xff);
        yield Wire.answer(200, id, bytes);
      }
      case NEVER -> new byte[0];
    };
  }
}
