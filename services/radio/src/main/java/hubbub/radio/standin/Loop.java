package hubbub.radio.standin;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Framer.Shape;
import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.sound.Piece;
import hubbub.radio.sound.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The sound of a file, to be heard again and again; as many times at once as anybody wants.
public final class Loop {
  /// Bytes of the longest file: a quarter of an hour of 128 kbit/s. It stays in memory.
  public static final int LENGTH_MAX = 16 << 20;

  private static final long MICROS_MIN = 1_000_000;
  private static final int OPUS_RATE = 48_000;

  /// The header of a tag that many files of MP3 begin with (ID3v2.4 §3.1).
  private static final int TAG_HEADER = 10;

  private final Format format;
  private final Shape shape;
  private final byte[] head;
  private final List<Piece> pieces;

  private Loop(Format format, Shape shape, byte[] head, List<Piece> pieces) {
    this.format = format;
    this.shape = shape;
    this.head = head;
    this.pieces = pieces;
  }

  /// Reads a file of MP3, AAC, or Ogg with one stream in it.
  ///
  /// @throws NotThisFormat if it is none of these, is longer than [#LENGTH_MAX], or is less than a
  ///   second
  public static Loop read(Path file) throws IOException {
    if (Files.size(file) > LENGTH_MAX) {
      throw new NotThisFormat("it is longer than " + (LENGTH_MAX >> 20) + " MiB");
    }
    return of(Files.readAllBytes(file));
  }

  /// @throws NotThisFormat as [#read] does, whatever its length
  public static Loop of(byte[] bytes) {
    var recognizer = new Recognizer();
    var pieces = new ArrayList<Piece>();
    var from = Math.min(tag(bytes), bytes.length);
    recognizer.take(bytes, from, bytes.length - from, pieces::add);
    var framer =
        recognizer
            .framer()
            .orElseThrow(() -> new NotThisFormat("it is no MP3, no AAC, and no Ogg"));
    var first = framer.head();
    var sound =
        switch (framer.format()) {
          case MP3, AAC -> pieces;
          case OGG_OPUS -> timed(pieces, OPUS_RATE);
          case OGG_VORBIS, OGG_FLAC -> timed(pieces, framer.shape().rate());
          case WEBM_OPUS -> throw new NotThisFormat("WebM can't be played again and again");
        };
    oneStream(first, sound);
    if (sound.stream().mapToLong(Piece::micros).sum() < MICROS_MIN) {
      throw new NotThisFormat("it is less than a second of sound");
    }
    return new Loop(framer.format(), framer.shape(), first, List.copyOf(sound));
  }

  private static int tag(byte[] bytes) {
    if (bytes.length < TAG_HEADER || bytes[0] != 'I' || bytes[1] != 'D' || bytes[2] != '3') {
      return 0;
    }
    var size = 0;
    for (var at = 6; at < TAG_HEADER; at++) {
      size = (size << 7) | (bytes[at] & 0x7F);
    }
    return TAG_HEADER + size;
  }

  /// How long the first page is cannot be told from the one before.
  private static List<Piece> timed(List<Piece> pieces, int rate) {
    var timed = new ArrayList<Piece>();
    for (var piece : pieces) {
      var pages = Page.readAll(piece.bytes());
      var granule = pages.isEmpty() ? 0 : pages.getLast().granule();
      var micros =
          timed.isEmpty() && piece.micros() == 0 && granule > 0 && rate > 0
              ? granule * 1_000_000 / rate
              : piece.micros();
      timed.add(new Piece(piece.bytes(), piece.begins(), micros));
    }
    return timed;
  }

  private static void oneStream(byte[] head, List<Piece> pieces) {
    var streams =
        pieces.stream()
            .flatMap(piece -> Page.readAll(piece.bytes()).stream())
            .map(Page::serial)
            .distinct()
            .count();
    if (head.length > 0 && streams > 1) {
      throw new NotThisFormat("it has " + streams + " streams, one after the other");
    }
  }

  public Format format() {
    return format;
  }

  /// How its sound is made.
  public Shape shape() {
    return shape;
  }

  /// Plays it from the beginning.
  public StandIn play() {
    return head.length == 0 ? new FrameLoop(pieces) : new OggLoop(head, pieces);
  }
}
