package hubbub.radio.sound;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts Ogg with one stream of sound (RFC 3533), Opus, Vorbis or FLAC, into its pages. Links of a
/// chain may follow each other, of the same codec; several streams at once are refused.
///
/// The header pages of the first link are no pieces, they only stand in [#head]. Those of each
/// other link are held until they are whole; then they become the head, and after that they are
/// given as pieces. If one of them is lost, the link is left out and the next one is waited for.
public final class OggFramer implements Framer {
  private static final byte[] NOTHING = {};

  private final OggPages pages = new OggPages();
  private final BitRate bitRate = new BitRate();
  private @Nullable Format format;
  private @Nullable OggHeaders next;
  private @Nullable OggTimes times;
  private int serial;
  private Shape shape = Shape.UNKNOWN;
  private OggComments comments = OggComments.NONE;
  private byte[] head = NOTHING;
  private int headNumber;
  private long damagedBefore;

  /// Whether the first page has said which codec it is.
  public boolean isKnown() {
    return format != null;
  }

  /// @throws IllegalStateException before [#isKnown]; it is once there is a head
  @Override
  public Format format() {
    if (format == null) {
      throw new IllegalStateException("No page of Ogg has come yet");
    }
    return format;
  }

  @Override
  public void take(byte[] bytes, int from, int length, Consumer<Piece> pieces) {
    pages.take(bytes, from, length, page -> take(page, pieces));
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
    return new Shape(shape.rate(), shape.channels(), bitRate.perSecond());
  }

  @Override
  public long damaged() {
    return pages.damaged();
  }

  /// What the head says is playing.
  public OggComments comments() {
    return comments;
  }

  /// Whether the page is of use.
  private boolean take(OggPage page, Consumer<Piece> pieces) {
    if (page.isFirst()) {
      begin(page, pieces);
      return true;
    }
    if (next != null && next.serial() == page.serial()) {
      return collect(next, page, pieces);
    }
    if (times != null && serial == page.serial()) {
      var begins = !page.isContinued() && page.granule() != OggPage.NO_GRANULE;
      pieces.accept(new Piece(page.bytes(), begins, times.take(page)));
      return true;
    }
    return false;
  }

  private void begin(OggPage page, Consumer<Piece> pieces) {
    if (next != null) {
      if (pages.damaged() == damagedBefore) {
        throw new NotThisFormat("this is Ogg with several streams at once");
      }
      giveUp(next);
    }
    var headers = new OggHeaders(page);
    if (format != null && format != headers.start().format()) {
      throw new NotThisFormat("the next link of the Ogg chain has another codec");
    }
    format = headers.start().format();
    times = null;
    next = headers;
    damagedBefore = pages.damaged();
    goOnIfWhole(headers, pieces);
  }

  private boolean collect(OggHeaders headers, OggPage page, Consumer<Piece> pieces) {
    if (!headers.isNext(page)) {
      giveUp(headers);
      return false;
    }
    headers.add(page);
    goOnIfWhole(headers, pieces);
    return true;
  }

  private void giveUp(OggHeaders headers) {
    next = null;
    pages.leaveOut(headers.size());
  }

  private void goOnIfWhole(OggHeaders headers, Consumer<Piece> pieces) {
    if (!headers.isWhole()) {
      return;
    }
    var start = headers.start();
    next = null;
    serial = headers.serial();
    times = new OggTimes(start.granules(), bitRate);
    shape = new Shape(start.rate(), start.channels(), 0);
    comments = headers.comments();
    head = headers.bytes();
    headNumber++;
    if (headNumber > 1) {
      headers.pages().forEach(each -> pieces.accept(new Piece(each.bytes(), false, 0)));
    }
  }
}
