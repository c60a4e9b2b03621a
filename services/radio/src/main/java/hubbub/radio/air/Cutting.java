package hubbub.radio.air;

import hubbub.radio.sound.Framer;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;
import hubbub.radio.sound.Recognizer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts what one source brings into pieces, whether or not anybody hears them. Who gets the packets
/// that come out of their container may change on the way.
final class Cutting implements OpusPackets {
  private final Recognizer recognizer = new Recognizer(this);
  private OpusPackets packets = OpusPackets.UNHEARD;
  private byte @Nullable [] opusHead;
  private boolean sounds;

  /// @throws hubbub.radio.sound.NotThisFormat if that is no sound, or turns into something else
  void take(byte[] bytes, int from, int length, Consumer<Piece> pieces) {
    recognizer.take(
        bytes,
        from,
        length,
        piece -> {
          sounds = true;
          pieces.accept(piece);
        });
  }

  /// Whether anything of it was whole.
  boolean sounds() {
    return sounds;
  }

  /// How the stream is cut; empty before it is known.
  Optional<Framer> framer() {
    return recognizer.framer();
  }

  /// Who gets packets from here on; if a stream has begun, they are told so at once.
  void unpack(OpusPackets to) {
    packets = to;
    if (opusHead != null) {
      to.begin(opusHead);
    }
  }

  @Override
  public void begin(byte[] head) {
    opusHead = head;
    packets.begin(head);
  }

  @Override
  public void packet(byte[] packet, long micros) {
    packets.packet(packet, micros);
  }
}
