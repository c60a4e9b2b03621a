package hubbub.radio.sound;

import java.util.ArrayList;
import java.util.List;

/// Keeps what was handed out.
final class HeardPackets implements OpusPackets {
  final List<byte[]> heads = new ArrayList<>();
  final List<byte[]> packets = new ArrayList<>();
  final List<Long> micros = new ArrayList<>();

  @Override
  public void begin(byte[] opusHead) {
    heads.add(opusHead);
  }

  @Override
  public void packet(byte[] packet, long at) {
    packets.add(packet);
    micros.add(at);
  }
}
