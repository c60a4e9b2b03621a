package hubbub.radio.record;

import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ogg that begins at zero and goes on over whatever a source does: pages keep what is in them and
/// get numbers of the recording. A source that comes again with sound of the same kind goes on in
/// the same logical stream; otherwise a new link of a chain begins, whose granule positions go on
/// as well, so that the last one of the file tells how long all of it is.
final class OggTrack implements Track {
  /// Sound on a source's first page, at most: a position beyond that is one in the middle.
  private static final long FIRST_SECONDS_MAX = 10;

  /// A longer step between two pages is no sound but another count.
  private static final long STEP_SECONDS_MAX = 600;

  private static final long SECOND_MICROS = 1_000_000;

  /// How far a recording is.
  ///
  /// @param link the head whose pages are the last in it
  /// @param sequence of its next page
  /// @param granule where its sound ends
  private record Place(@Nullable OggHead link, int serial, int sequence, long granule) {
    int rate() {
      return link == null ? 1 : link.rate();
    }

    long micros() {
      var rate = rate();
      return granule / rate * SECOND_MICROS + granule % rate * SECOND_MICROS / rate;
    }
  }

  private Place place = new Place(null, 1, 0, 0);
  private Place kept = place;

  /// The head of what comes; null before the first.
  private @Nullable OggHead current;

  /// Header pages, of which those from [#headAt] on may yet come as pieces.
  private byte[] head = {};

  private int headAt;

  /// Whether only a page where one may begin is of use.
  private boolean waiting = true;

  /// Whether positions of the source are a new count.
  private boolean counting;

  private long last;
  private long lastStep;
  private int lastSequence;

  @Override
  public void head(byte[] head) {
    current = new OggHead(head);
    this.head = head;
    headAt = 0;
    lastStep = 0;
    interrupted();
  }

  @Override
  public void take(Piece piece, Consumer<Part> parts) {
    var coming = current;
    if (coming == null || isOfHead(piece.bytes()) || (waiting && !piece.begins())) {
      return;
    }
    waiting = false;
    var before = place.micros();
    var link = place.link == coming ? new byte[0] : follow(coming);
    var page = number(OggPageCopy.of(piece.bytes(), 0));
    var bytes = Arrays.copyOf(link, link.length + page.length);
    System.arraycopy(page, 0, bytes, link.length, page.length);
    parts.accept(new Part(bytes, piece.begins(), before, place.rate()));
  }

  /// Header pages of later links come as pieces, too.
  private boolean isOfHead(byte[] page) {
    var end = headAt + page.length;
    var is = end <= head.length && Arrays.equals(head, headAt, end, page, 0, page.length);
    headAt = is ? end : head.length;
    return is;
  }

  /// What must stand before the first page with another head.
  private byte[] follow(OggHead coming) {
    var before = place.link;
    if (before != null && before.plays(coming)) {
      place = new Place(coming, place.serial, place.sequence, place.granule);
      return new byte[0];
    }
    var bytes = new ByteArrayOutputStream();
    var serial = place.serial;
    if (before != null) {
      bytes.writeBytes(OggPageCopy.end(serial, place.sequence, place.granule).bytes());
      serial++;
    }
    bytes.writeBytes(coming.numbered(serial));
    place = new Place(coming, serial, coming.pages(), granules(place.micros(), coming.rate()));
    return bytes.toByteArray();
  }

  /// Rounded up: rounded down again, it is the same time.
  private static long granules(long micros, int rate) {
    var rest = micros % SECOND_MICROS * rate;
    return micros / SECOND_MICROS * rate + (rest + SECOND_MICROS - 1) / SECOND_MICROS;
  }

  private byte[] number(OggPageCopy page) {
    var granule = page.granule();
    var end = place.granule;
    if (granule >= 0) {
      end += step(granule);
      last = granule;
    }
    // A page that the source lost must stay missing, or its neighbours' halves were put together.
    var hole = !counting || page.sequence() == lastSequence + 1 ? 0 : 1;
    counting = true;
    lastSequence = page.sequence();
    var sequence = place.sequence + hole;
    var written = granule < 0 ? OggPageCopy.NO_GRANULE : end;
    page.withoutEnd().number(place.serial, sequence, written);
    place = new Place(place.link, place.serial, sequence + 1, end);
    return page.bytes();
  }

  /// How much later than the one before this position is.
  private long step(long granule) {
    var rate = place.rate();
    var step = granule - last;
    if (counting && step >= 0 && step <= STEP_SECONDS_MAX * rate) {
      lastStep = step;
      return step;
    }
    if (lastStep > 0) {
      return lastStep;
    }
    return granule <= FIRST_SECONDS_MAX * rate ? granule : rate;
  }

  @Override
  public long micros() {
    return place.micros();
  }

  @Override
  public void interrupted() {
    waiting = true;
    counting = false;
  }

  @Override
  public void kept() {
    kept = place;
  }

  @Override
  public void lost() {
    place = kept;
    interrupted();
  }
}
