package hubbub.radio.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hubbub.radio.sound.OpusPacket;
import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// Packets of silence in Ogg (RFC 6716, RFC 7845). They go on with the stream that was: its serial,
/// the count of its pages, and where its sound ended. If that stream said on its last page that it
/// ends, nothing of it is listened to any more, and another one with its headers follows.
final class OpusSilence implements Silence {
  private static final byte[] OPUS_HEAD = "OpusHead".getBytes(US_ASCII);
  private static final int FAMILY_AT = 18;
  private static final int STREAMS_AT = 19;

  private static final int PACKETS = 5;
  private static final long PAGE_MICROS = PACKETS * OpusPacket.SILENT_MICROS;

  /// A stream that has come so far cannot be counted on for long.
  private static final long GRANULE_MAX = Long.MAX_VALUE / 2;

  private final List<byte[]> packets;
  private final byte[] head;
  private final Queue<Piece> first;
  private final int serial;
  private int sequence;
  private long granule;

  private OpusSilence(int streams, byte[] head, List<Page> headers, Place place) {
    packets = Collections.nCopies(PACKETS, OpusPacket.silent(streams));
    this.head = head;
    first = new ArrayDeque<>();
    headers.forEach(page -> first.add(new Piece(page.bytes(), false, 0)));
    serial = place.serial;
    sequence = place.sequence;
    granule = place.granule;
  }

  /// Where a stream goes on.
  private record Place(int serial, int sequence, long granule) {}

  static Optional<Silence> after(byte[] head, List<byte[]> last) {
    var headers = Page.readAll(head);
    var pages = last.stream().map(Page::readAll).flatMap(List::stream).toList();
    var streams = headers.isEmpty() ? 0 : streams(headers.getFirst().body());
    if (pages.isEmpty() || streams == 0) {
      return Optional.empty();
    }
    var end = pages.getLast();
    if (end.isLast()) {
      return Optional.of(another(streams, headers, ~end.serial()));
    }
    return pages.reversed().stream()
        .filter(page -> page.serial() == end.serial())
        .map(Page::granule)
        .filter(granule -> granule >= 0 && granule < GRANULE_MAX)
        .findFirst()
        .map(granule -> new Place(end.serial(), end.sequence() + 1, granule))
        .map(place -> new OpusSilence(streams, head, List.of(), place));
  }

  /// A stream of its own, with the headers of the one before.
  private static Silence another(int streams, List<Page> headers, int serial) {
    var moved = new ArrayList<Page>();
    var head = new ByteArrayOutputStream();
    for (var page : headers) {
      moved.add(page.in(serial, moved.size()));
      head.writeBytes(moved.getLast().bytes());
    }
    var place = new Place(serial, moved.size(), 0);
    return new OpusSilence(streams, head.toByteArray(), moved, place);
  }

  /// How many streams each packet holds (RFC 7845 §5.1.1); 0 if that is no head of Opus.
  private static int streams(byte[] packet) {
    if (packet.length <= FAMILY_AT
        || !Arrays.equals(packet, 0, OPUS_HEAD.length, OPUS_HEAD, 0, OPUS_HEAD.length)) {
      return 0;
    }
    if (packet[FAMILY_AT] == 0) {
      return 1;
    }
    return packet.length > STREAMS_AT ? packet[STREAMS_AT] & 0xFF : 0;
  }

  @Override
  public byte[] head() {
    return head;
  }

  @Override
  public Piece next() {
    var header = first.poll();
    if (header != null) {
      return header;
    }
    granule += (long) PACKETS * OpusPacket.SILENT_SAMPLES;
    var page = Page.of(0, granule, serial, sequence++, packets);
    return new Piece(page.bytes(), true, PAGE_MICROS);
  }
}
