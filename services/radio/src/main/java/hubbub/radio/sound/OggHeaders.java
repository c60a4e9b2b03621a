package hubbub.radio.sound;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Collects the header packets of a logical stream until they are whole: OpusHead and OpusTags (RFC
/// 7845, section 3), the three of Vorbis (Vorbis I, section 4.2), the metadata blocks of FLAC (RFC
/// 9639, section 10.1). All three want sound to begin on a page of its own.
final class OggHeaders {
  /// Bytes that the header pages of one stream may have in all. Covers stand in them.
  private static final int MOST = 1 << 20;

  private static final int FLAC_COMMENTS = 4;
  private static final int FLAC_BLOCK = 4;

  private final OggStart start;
  private final List<OggPage> pages = new ArrayList<>();
  private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
  private int size;
  private int packets;
  private boolean isUnfinished;
  private boolean isWhole;
  private OggComments comments = OggComments.NONE;

  /// @param first the page that begins the stream
  /// @throws NotThisFormat if it begins nothing we know
  OggHeaders(OggPage first) {
    this.start = OggStart.of(first);
    this.isWhole = start.more() == 0;
    keep(first);
  }

  OggStart start() {
    return start;
  }

  int serial() {
    return pages.getFirst().serial();
  }

  /// Header pages so far, in order.
  List<OggPage> pages() {
    return pages;
  }

  /// Bytes of the pages so far.
  int size() {
    return size;
  }

  boolean isWhole() {
    return isWhole;
  }

  OggComments comments() {
    return comments;
  }

  /// Whether no page between the last one and this is missing.
  boolean isNext(OggPage page) {
    return page.sequence() == pages.getLast().sequence() + 1;
  }

  /// All header pages in a row.
  byte[] bytes() {
    var all = new ByteArrayOutputStream(size);
    pages.forEach(page -> all.writeBytes(page.bytes()));
    return all.toByteArray();
  }

  /// Takes the next page of this stream.
  ///
  /// @throws NotThisFormat if it is no header page, or headers go on beyond the bound
  void add(OggPage page) {
    keep(page);
    if (page.isContinued() != isUnfinished) {
      throw new NotThisFormat("a packet of the Ogg headers is torn");
    }
    var at = page.body();
    for (var i = 0; i < page.segments() && !isWhole; i++) {
      var length = page.segment(i);
      packet.write(page.bytes(), at, length);
      at += length;
      isUnfinished = length == 255;
      if (!isUnfinished) {
        packets++;
        take(packet.toByteArray());
        packet.reset();
      }
    }
  }

  private void keep(OggPage page) {
    size += page.length();
    if (size > MOST) {
      throw new NotThisFormat("the Ogg headers are longer than 1 MiB");
    }
    pages.add(page);
  }

  private void take(byte[] header) {
    isWhole = packets == start.more();
    switch (start.format()) {
      case OGG_OPUS -> takeOpus(header);
      case OGG_VORBIS -> takeVorbis(header);
      case OGG_FLAC -> takeFlac(header);
      case MP3, AAC, WEBM_OPUS -> throw new IllegalStateException(start.toString());
    }
  }

  private void takeOpus(byte[] header) {
    var tags = "OpusTags";
    require(OggStart.begins(header, tags));
    comments = OggComments.of(header, tags.length());
  }

  private void takeVorbis(byte[] header) {
    var name = packets == 1 ? "\u0003vorbis" : "\u0005vorbis";
    require(OggStart.begins(header, name));
    if (packets == 1) {
      comments = OggComments.of(header, name.length());
    }
  }

  /// The flag ends them even where more were announced.
  private void takeFlac(byte[] header) {
    require(header.length >= FLAC_BLOCK);
    var type = header[0] & 0xFF & ~OggStart.LAST_BLOCK;
    require(type > 0 && type < 127);
    isWhole |= (header[0] & OggStart.LAST_BLOCK) != 0;
    if (type == FLAC_COMMENTS) {
      comments = OggComments.of(header, FLAC_BLOCK);
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw new NotThisFormat("a header packet of the Ogg stream is missing");
    }
  }
}
