package hubbub.radio.sound;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts WebM with one track of Opus (RFC 8794, RFC 9559) at its blocks. Listeners may begin at a
/// cluster, and there is one in every second: see [WebmClusters] for how, and for what is changed
/// to this end. What only a file needs is left out: seek heads, cues, tags, padding, checksums. The
/// sound itself stays as it is, and is handed out without its container as well.
///
/// Another EBML header begins another stream, as when a source's program starts its encoder anew;
/// its head then passes by as a piece. The first head is in [#head] only. Where something can't be
/// read, all is left out up to the next cluster that begins with its time.
public final class WebmFramer implements Framer {
  /// Bytes of the longest element that is kept whole.
  private static final int LONGEST = 65_536;

  /// Bytes of the longest EBML header.
  private static final int LONGEST_BEGINNING = 4_096;

  /// Bytes of the longest element that is left out.
  private static final int LONGEST_LEFT_OUT = 1_048_576;

  /// What the next bytes are inside of.
  private enum Place {
    BEGINNING,
    BEFORE_SEGMENT,
    SEGMENT,
    CLUSTER
  }

  private final OpusPackets packets;
  private final Window window = new Window(LONGEST + 2 * EbmlElement.LONGEST_HEADER);
  private final BitRate bitRate = new BitRate();
  private Place place = Place.BEGINNING;
  private WebmHead coming = WebmHead.none();
  private @Nullable WebmClusters clusters;
  private @Nullable WebmTrack track;
  private byte[] head = {};
  private int headNumber;
  private boolean lost;

  /// Bytes that the cluster still has; negative where it doesn't say.
  private long inCluster;

  private long leavingOut;
  private long damaged;

  public WebmFramer() {
    this(OpusPackets.UNHEARD);
  }

  /// @param packets gets the sound without its container, in order
  public WebmFramer(OpusPackets packets) {
    this.packets = packets;
  }

  @Override
  public Format format() {
    return Format.WEBM_OPUS;
  }

  @Override
  public byte[] head() {
    return head;
  }

  @Override
  public int headNumber() {
    return headNumber;
  }

  @Override
  public Shape shape() {
    var known = track;
    return known == null
        ? Shape.UNKNOWN
        : new Shape(known.rate(), known.head().channels(), bitRate.perSecond());
  }

  @Override
  public long damaged() {
    return damaged;
  }

  @Override
  public void take(byte[] bytes, int from, int length, Consumer<Piece> pieces) {
    var at = from;
    while (at < from + length) {
      var count = Math.min(from + length - at, window.room());
      window.add(bytes, at, count);
      at += count;
      while (step(pieces)) {
        // Until more is needed.
      }
    }
  }

  /// Whether there may be more to do.
  private boolean step(Consumer<Piece> pieces) {
    if (leavingOut > 0) {
      var count = (int) Math.min(leavingOut, window.length());
      window.skip(count);
      leavingOut -= count;
      return leavingOut == 0;
    }
    if (lost) {
      return find();
    }
    if (place == Place.CLUSTER && inCluster == 0) {
      place = Place.SEGMENT;
    }
    var element = WebmSight.element(window, 0);
    if (element == null) {
      return false;
    }
    return switch (place) {
      case BEGINNING -> beginning(element);
      case BEFORE_SEGMENT -> beforeSegment(element);
      case SEGMENT -> segment(element, pieces);
      case CLUSTER -> cluster(element, pieces);
    };
  }

  private boolean beginning(EbmlElement element) {
    if (element.id() != Webm.EBML || !element.fits(LONGEST_BEGINNING)) {
      throw new NotThisFormat("WebM begins with an EBML header");
    }
    if (window.length() < element.length()) {
      return false;
    }
    coming = WebmHead.of(window.cut((int) element.length()));
    clusters = null;
    place = Place.BEFORE_SEGMENT;
    return true;
  }

  private boolean beforeSegment(EbmlElement element) {
    return switch (element.id()) {
      case Webm.SEGMENT -> {
        coming.segment(window.cut(element.header()));
        place = Place.SEGMENT;
        yield true;
      }
      case Webm.VOID, Webm.CRC_32 -> leaveOut(element);
      default -> throw new NotThisFormat("in WebM a segment follows the EBML header");
    };
  }

  private boolean segment(EbmlElement element, Consumer<Piece> pieces) {
    return switch (element.id()) {
      case Webm.EBML -> {
        place = Place.BEGINNING;
        yield true;
      }
      case Webm.CLUSTER -> {
        var known = clusters == null ? begin(pieces) : clusters;
        known.begin(window.cut(element.header()));
        inCluster = element.size();
        place = Place.CLUSTER;
        yield true;
      }
      case Webm.INFO, Webm.TRACKS -> clusters == null ? described(element) : leaveOut(element);
      case Webm.VOID, Webm.CRC_32 -> leaveOut(element);
      default -> Webm.isBesideClusters(element.id()) ? leaveOut(element) : lose();
    };
  }

  private boolean described(EbmlElement element) {
    if (!element.fits(LONGEST)) {
      throw new NotThisFormat("what describes this WebM has no size, or more than 64 KiB");
    }
    if (window.length() < element.length()) {
      return false;
    }
    coming.count(element.length());
    coming.describe(element.id(), window.cut((int) element.length()));
    return true;
  }

  private WebmClusters begin(Consumer<Piece> pieces) {
    var found = coming.track();
    if (found == null) {
      throw new NotThisFormat("the sound of this WebM comes before its track is described");
    }
    var begun = new WebmClusters(found, coming.nanosPerTick(), packets);
    clusters = begun;
    track = found;
    head = coming.bytes();
    headNumber++;
    if (headNumber > 1) {
      pieces.accept(new Piece(head, false, 0));
    }
    packets.begin(found.opusHead());
    return begun;
  }

  private boolean cluster(EbmlElement element, Consumer<Piece> pieces) {
    if (Webm.isBesideClusters(element.id())) {
      place = Place.SEGMENT;
      return true;
    }
    var room = inCluster < 0 ? LONGEST : Math.min(LONGEST, inCluster);
    if (!Webm.isInClusters(element.id()) || !element.fits(room)) {
      return lose();
    }
    if (Webm.isNeedlessInClusters(element.id())) {
      return leaveOut(element);
    }
    return window.length() >= element.length() && whole(element, pieces);
  }

  private boolean whole(EbmlElement element, Consumer<Piece> pieces) {
    var length = (int) element.length();
    var known = Objects.requireNonNull(clusters, "it is made before its place is entered");
    if (element.id() == Webm.TIMESTAMP) {
      if (element.size() > Long.BYTES || !known.timestamp(window.look(0, length), element)) {
        return lose();
      }
    } else {
      var piece = known.block(window.look(0, length), element);
      if (piece == null) {
        return unreadable(length);
      }
      bitRate.add(length, piece.micros());
      pieces.accept(piece);
    }
    window.skip(length);
    passInCluster(length);
    return true;
  }

  /// Leaves out a block that is none, if its size at least is right.
  private boolean unreadable(int length) {
    if (inCluster != length) {
      var next = WebmSight.element(window, length);
      if (next == null) {
        return false;
      }
      if (!Webm.isInClusters(next.id()) && !Webm.isBesideClusters(next.id())) {
        return lose();
      }
    }
    window.skip(length);
    damaged += length;
    passInCluster(length);
    return true;
  }

  private boolean leaveOut(EbmlElement element) {
    if (!element.fits(LONGEST_LEFT_OUT)) {
      return lose();
    }
    if (clusters == null) {
      coming.count(element.length());
    } else if (place == Place.CLUSTER) {
      passInCluster(element.length());
    }
    leavingOut = element.length();
    return true;
  }

  private void passInCluster(long length) {
    if (inCluster >= 0) {
      inCluster -= length;
    }
  }

  private boolean lose() {
    var known = clusters;
    if (known == null) {
      throw new NotThisFormat("what stands before the sound of this WebM can't be read");
    }
    damaged += known.leave() + 1;
    window.skip(1);
    place = Place.SEGMENT;
    lost = true;
    return true;
  }

  /// Looks for where it can go on.
  private boolean find() {
    var at = 0;
    var sight = WebmSight.NOTHING;
    while (at < window.length() && sight == WebmSight.NOTHING) {
      sight = WebmSight.at(window, at);
      at += sight == WebmSight.NOTHING ? 1 : 0;
    }
    window.skip(at);
    damaged += at;
    lost = sight != WebmSight.BEGINNING;
    return !lost;
  }
}
