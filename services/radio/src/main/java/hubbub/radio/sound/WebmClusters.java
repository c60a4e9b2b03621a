package hubbub.radio.sound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes pieces of what stands in clusters: one of each block, the first one with its cluster's
/// beginning.
///
/// Sources make clusters of up to half a minute. Nobody should wait that long until they can begin
/// to listen, so a new cluster is begun here whenever one has become a second old; the times of
/// blocks, which count from their cluster's, are written anew then. Each packet of Opus can be
/// decoded without those before it (RFC 6716 §1), so any block may be the first. Clusters' sizes
/// become unknown: listeners may leave one in the middle, and nothing is wrong where something
/// damaged is missing.
final class WebmClusters {
  private static final long NOT_SAID = -1;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long LAST_NANO = 1L << 62;

  private final WebmTrack track;
  private final long nanosPerTick;
  private final OpusPackets packets;

  /// How old a cluster becomes. Times of blocks have 15 bits and a sign.
  private final long oldest;

  private byte[] beginning = {};
  private long sourceTicks = NOT_SAID;
  private long ticks = NOT_SAID;

  WebmClusters(WebmTrack track, long nanosPerTick, OpusPackets packets) {
    this.track = track;
    this.nanosPerTick = nanosPerTick;
    this.packets = packets;
    this.oldest = Math.min(Short.MAX_VALUE, NANOS_PER_SECOND / nanosPerTick);
  }

  /// A cluster of the source begins.
  void begin(byte[] header) {
    EbmlElement.makeUnknown(header);
    beginning = header;
    sourceTicks = NOT_SAID;
  }

  /// Says when the cluster begins.
  ///
  /// @return false if it can't be so
  boolean timestamp(byte[] element, EbmlElement header) {
    var said = EbmlElement.number(element, header.header(), element.length - header.header());
    if (sourceTicks != NOT_SAID || said < 0 || said > LAST_NANO / nanosPerTick) {
      return false;
    }
    sourceTicks = said;
    ticks = said;
    beginning = joined(beginning, element);
    return true;
  }

  /// Forgets the cluster.
  ///
  /// @return bytes that nobody gets
  int leave() {
    var lost = beginning.length;
    beginning = new byte[0];
    sourceTicks = NOT_SAID;
    return lost;
  }

  /// Makes a piece of a SimpleBlock or BlockGroup.
  ///
  /// @param element the whole element; belongs to the piece from now on
  /// @return null if it is not what it should be
  @Nullable Piece block(byte[] element, EbmlElement header) {
    var block = block(element, header.header(), header.id());
    if (block == null || block.track() != track.number() || sourceTicks == NOT_SAID) {
      return null;
    }
    var samples = samples(element, block);
    var now = sourceTicks + block.ticks();
    if (samples == 0 || now < 0) {
      return null;
    }
    handOut(element, block, now);
    if (beginning.length == 0 && (now - ticks >= oldest || now - ticks < Short.MIN_VALUE)) {
      beginning = cluster(now);
      ticks = now;
    }
    element[block.ticksAt()] = (byte) ((now - ticks) >> 8);
    element[block.ticksAt() + 1] = (byte) (now - ticks);
    var begins = beginning.length > 0;
    var bytes = begins ? joined(beginning, element) : element;
    beginning = new byte[0];
    return new Piece(bytes, begins, OpusPacket.micros(samples));
  }

  private static @Nullable WebmBlock block(byte[] element, int from, int id) {
    if (id == Webm.SIMPLE_BLOCK) {
      return WebmBlock.read(element, from, element.length);
    }
    var children = new EbmlElements(element, from, element.length);
    while (children.next()) {
      if (children.id() == Webm.BLOCK) {
        return WebmBlock.read(element, children.from(), children.to());
      }
    }
    return null;
  }

  /// Samples of all packets; 0 if one of them is none.
  private int samples(byte[] element, WebmBlock block) {
    var sum = 0;
    for (var i = 0; i < block.frames(); i++) {
      var samples = samples(element, block, i);
      if (samples == 0) {
        return 0;
      }
      sum += samples;
    }
    return sum;
  }

  private int samples(byte[] element, WebmBlock block, int frame) {
    var edges = block.edges();
    return OpusPacket.samples(element, edges[frame], edges[frame + 1], track.head().streams());
  }

  private void handOut(byte[] element, WebmBlock block, long now) {
    var before = 0L;
    for (var i = 0; i < block.frames(); i++) {
      var packet = Arrays.copyOfRange(element, block.edges()[i], block.edges()[i + 1]);
      packets.packet(packet, now * nanosPerTick / 1_000 + OpusPacket.micros(before));
      before += samples(element, block, i);
    }
  }

  /// How a cluster of unknown size begins at that time.
  private static byte[] cluster(long ticks) {
    var width = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(ticks) + 7) / 8);
    var bytes = new byte[7 + width];
    for (var i = 0; i < 4; i++) {
      bytes[i] = (byte) (Webm.CLUSTER >> (24 - 8 * i));
    }
    bytes[4] = (byte) 0xFF;
    bytes[5] = (byte) Webm.TIMESTAMP;
    bytes[6] = (byte) (0x80 | width);
    for (var i = 0; i < width; i++) {
      bytes[7 + i] = (byte) (ticks >> (8 * (width - 1 - i)));
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
