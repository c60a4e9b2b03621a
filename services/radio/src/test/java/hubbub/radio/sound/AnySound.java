package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hubbub.radio.icecast.BasicCredentials;
import hubbub.radio.icecast.RawQuery;
import hubbub.radio.icecast.SourceHeaders;
import hubbub.radio.icecast.TitleUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What holds for any bytes that a source sends: as sound of some format, which the first byte
/// chooses, or as what it says beside.
final class AnySound {
  private static final int KINDS = 6;
  private static final int PARTS = 7;

  private AnySound() {}

  static void tried(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    switch (Math.floorMod(bytes[0], KINDS)) {
      case 0 -> untouched(new Mp3Framer(), new Mp3Framer(), rest);
      case 1 -> untouched(new AacFramer(), new AacFramer(), rest);
      case 2 -> untouched(new OggFramer(), new OggFramer(), rest);
      case 3 -> untouched(new WebmFramer(), new WebmFramer(), rest);
      case 4 -> {
        var pages = new ArrayList<Piece>();
        var framer = new WebmFramer(new OggOpusWriter(7, pages::add));
        given(() -> framer.take(rest, 0, rest.length, _ -> {}));
      }
      default -> said(new String(rest, ISO_8859_1));
    }
    var recognizer = new Recognizer();
    given(() -> recognizer.take(rest, 0, rest.length, _ -> {}));
  }

  /// The same pieces come of it in one and in parts, and no byte more than there was.
  private static void untouched(Framer whole, Framer parted, byte[] bytes) {
    var once = pieces(pieces -> whole.take(bytes, 0, bytes.length, pieces));
    var parts =
        pieces(pieces -> {
          for (var at = 0; at < bytes.length; at += PARTS) {
            parted.take(bytes, at, Math.min(PARTS, bytes.length - at), pieces);
          }
        });
    if (!Arrays.equals(Cuts.joined(once), Cuts.joined(parts))) {
      throw new AssertionError("other pieces in parts");
    }
    if (Cuts.joined(once).length > bytes.length || whole.damaged() > bytes.length) {
      throw new AssertionError("more came out than went in");
    }
  }

  private static List<Piece> pieces(Consumer<Consumer<Piece>> cutting) {
    var pieces = new ArrayList<Piece>();
    given(() -> cutting.accept(pieces::add));
    return pieces;
  }

  private static void given(Runnable taking) {
    try {
      taking.run();
    } catch (NotThisFormat _) {
      // It is told so.
    }
  }

  private static void said(String text) {
    var _ = BasicCredentials.read(text);
    var _ = RawQuery.of(text).text("mount");
    var _ = TitleUpdate.read("mode=updinfo&song=" + text);
    var info = SourceHeaders.read(_ -> Optional.of(text));
    if (info.name().chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("a control character in a name");
    }
  }
}
