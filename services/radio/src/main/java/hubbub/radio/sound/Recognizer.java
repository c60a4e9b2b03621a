package hubbub.radio.sound;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out by its bytes what a stream is; what its sender calls it says little (ffmpeg calls all
/// of it `audio/mpeg` unless told otherwise). Then cuts it. For one thread.
public final class Recognizer {
  /// After so many bytes a stream that is anything has shown it.
  private static final int MOST = 64 * 1024;

  private final ByteArrayOutputStream begin = new ByteArrayOutputStream();

  /// When to look next. Each time at twice as much: whoever sends byte by byte costs no more.
  private int enough = 4;

  private @Nullable Framer framer;
  private final OpusPackets packets;

  public Recognizer() {
    this(OpusPackets.UNHEARD);
  }

  /// @param packets gets Opus out of WebM, in order
  public Recognizer(OpusPackets packets) {
    this.packets = packets;
  }

  /// What it is, once that is known.
  public Optional<Framer> framer() {
    return Optional.ofNullable(framer);
  }

  /// Takes the next bytes of the stream.
  ///
  /// @param pieces gets what is whole by now, in order
  /// @throws NotThisFormat if it is nothing that is known here, or turns into something else
  public void take(byte[] bytes, int from, int length, Consumer<Piece> pieces) {
    var known = framer;
    if (known != null) {
      known.take(bytes, from, length, pieces);
      return;
    }
    begin.write(bytes, from, length);
    if (begin.size() < enough) {
      return;
    }
    enough = begin.size() > MOST / 2 ? Math.max(MOST, begin.size()) + 1 : 2 * begin.size();
    var all = begin.toByteArray();
    var found = recognized(all);
    if (found != null) {
      framer = found;
      begin.reset();
      found.take(all, 0, all.length, pieces);
    } else if (all.length > MOST) {
      throw new NotThisFormat(
          "this is no sound that is known here; MP3, AAC, Ogg with Opus, Vorbis or FLAC, and WebM"
              + " with Opus are");
    }
  }

  private @Nullable Framer recognized(byte[] all) {
    if (all[0] == 'O' && all[1] == 'g' && all[2] == 'g' && all[3] == 'S') {
      return new OggFramer();
    }
    if (all[0] == 0x1A && all[1] == 0x45 && (all[2] & 0xFF) == 0xDF && (all[3] & 0xFF) == 0xA3) {
      return new WebmFramer(packets);
    }
    return List.<Supplier<Framer>>of(Mp3Framer::new, AacFramer::new).stream()
        .filter(kind -> cuts(kind.get(), all))
        .findFirst()
        .map(Supplier::get)
        .orElse(null);
  }

  private static boolean cuts(Framer framer, byte[] all) {
    var pieces = new int[1];
    framer.take(all, 0, all.length, _ -> pieces[0]++);
    return pieces[0] > 0;
  }
}
