package hubbub.radio.sound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What stands before the first cluster: says which track there is, and is what each listener needs
/// first. Kept byte for byte, except for a segment's size: that becomes unknown, as nobody knows it
/// while the stream goes on.
final class WebmHead {
  /// Nanoseconds of a tick where nothing is said (RFC 9559 §5.1.2.9).
  private static final long USUAL_SCALE = 1_000_000;

  private static final long LARGEST_SCALE = 1_000_000_000;

  /// Bytes of all that may stand before the first cluster.
  private static final long LONGEST = 1_048_576;

  private final byte[] ebml;
  private byte[] segment = {};
  private byte[] info = {};
  private byte[] tracks = {};
  private long nanosPerTick = USUAL_SCALE;
  private @Nullable WebmTrack track;
  private long counted;

  private WebmHead(byte[] ebml) {
    this.ebml = ebml;
  }

  /// Before there is any.
  static WebmHead none() {
    return new WebmHead(new byte[0]);
  }

  /// @param ebml the whole EBML header
  /// @throws NotThisFormat if it is not WebM
  static WebmHead of(byte[] ebml) {
    var children = children(ebml);
    while (children.next()) {
      if (children.id() == Webm.DOC_TYPE && children.text().equals("webm")) {
        return new WebmHead(ebml);
      }
    }
    throw new NotThisFormat("this is EBML, but its document type is not webm");
  }

  /// @param header of the segment, without its content
  void segment(byte[] header) {
    segment = header;
    EbmlElement.makeUnknown(segment);
  }

  /// Counts what stands before the first cluster, of use or not.
  ///
  /// @throws NotThisFormat if that goes on and on
  void count(long more) {
    counted += more;
    if (counted > LONGEST) {
      throw new NotThisFormat("no sound came within the first MiB of this WebM");
    }
  }

  /// Takes an Info or Tracks.
  ///
  /// @throws NotThisFormat if its times can't be understood, or unless there is exactly one track,
  ///   and Opus on it
  void describe(int id, byte[] element) {
    if (id == Webm.INFO) {
      info(element);
    } else {
      tracks(element);
    }
  }

  private void info(byte[] element) {
    var children = children(element);
    while (children.next()) {
      if (children.id() == Webm.TIMESTAMP_SCALE) {
        nanosPerTick = children.number();
      }
    }
    if (nanosPerTick < 1 || nanosPerTick > LARGEST_SCALE) {
      throw new NotThisFormat("this WebM has ticks of " + nanosPerTick + " ns, not 1 ns to 1 s");
    }
    info = element;
  }

  private void tracks(byte[] element) {
    track = null;
    var children = children(element);
    while (children.next()) {
      if (children.id() == Webm.TRACK_ENTRY) {
        if (track != null) {
          throw new NotThisFormat("this WebM has several tracks; one is all there may be");
        }
        track = WebmTrack.read(element, children);
      }
    }
    if (track == null) {
      throw new NotThisFormat("this WebM has no track");
    }
    tracks = element;
  }

  /// The track, once it is known.
  @Nullable WebmTrack track() {
    return track;
  }

  long nanosPerTick() {
    return nanosPerTick;
  }

  byte[] bytes() {
    var bytes = Arrays.copyOf(ebml, ebml.length + segment.length + info.length + tracks.length);
    var at = ebml.length;
    for (var part : new byte[][] {segment, info, tracks}) {
      System.arraycopy(part, 0, bytes, at, part.length);
      at += part.length;
    }
    return bytes;
  }

  private static EbmlElements children(byte[] element) {
    var header = EbmlElement.read(element, 0, element.length);
    return new EbmlElements(element, header == null ? 0 : header.header(), element.length);
  }
}
