package hubbub.testkit.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a Jetstream gives its dictionary to who asks for it.
public enum GivesDictionary {
  WELL,
  CHUNKED,
  NOT,
  CUT,
  CHUNKED_CUT,
  CHUNKED_LONG,
  CHUNKED_BADLY,
  ENDLESS,
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
      case CHUNKED -> Wire.chunked(id, bytes, 1_000, "0\r\n\r\n");
      case CHUNKED_CUT -> Wire.chunked(id, bytes, 1_000, "");
      case CHUNKED_LONG -> Wire.chunked(id, new byte[2_000_000], 100_000, "0\r\n\r\n");
      case CHUNKED_BADLY -> Wire.chunked(id, bytes, 1_000, "fffffffff\r\n");
      // It ends with the connection, so nobody knows whether it is whole.
      case ENDLESS -> Wire.endless(id, bytes);
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
