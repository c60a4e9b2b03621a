package hubbub.platform.storage;

import hubbub.contracts.ChannelFact;
import hubbub.contracts.GeneralFact;
import hubbub.contracts.KeptFact;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Which partition a fact belongs to. The assignment is for ever: marks and queues are counted by
/// it.
public final class Partitions {
  private static final int GENERAL = Outbox.CHANNEL_PARTITIONS;

  private Partitions() {}

  /// From 0 to [Outbox#PARTITIONS] - 1.
  public static int of(KeptFact fact) {
    return switch (fact) {
      case ChannelFact about -> ofChannel(about.channel().toString());
      case GeneralFact _ -> GENERAL;
    };
  }

  private static int ofChannel(String channel) {
    var crc = new CRC32();
    crc.update(channel.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % Outbox.CHANNEL_PARTITIONS);
  }
}
