package hubbub.radio.sound;

import java.util.function.Predicate;

/// Finds the pages of an Ogg stream (RFC 3533). A page with a wrong checksum or another version
/// than 0, and whatever stands between pages, is left out and counted; after it the next "OggS"
/// with a right checksum goes on.
final class OggPages {
  /// How far a stream may go astray. Bytes left out and bytes checked in vain add to it, pages that
  /// are of use take off [#PARDON] times their length: one bad stretch is borne, and false page
  /// beginnings can't buy more work than their sender pays for with whole pages.
  private static final int MOST_ASTRAY = 1 << 20;

  private static final int PARDON = 4;
  private static final String CAPTURE = "OggS";

  private final Window window = new Window(OggPage.LONGEST);
  private int needed = OggPage.HEADER;
  private long damaged;
  private long astray;

  /// Takes the next bytes of the stream.
  ///
  /// @param use gets each whole page, and says whether it is of use; otherwise it is left out
  /// @throws NotThisFormat if too little of the stream is of use
  void take(byte[] bytes, int from, int length, Predicate<OggPage> use) {
    var at = from;
    var left = length;
    while (left > 0) {
      var some = Math.min(left, window.room());
      window.add(bytes, at, some);
      at += some;
      left -= some;
      cut(use);
    }
  }

  /// Counts bytes that are of no use.
  ///
  /// @throws NotThisFormat if there were too many
  void leaveOut(int bytes) {
    damaged += bytes;
    stray(bytes);
  }

  /// Bytes that were left out.
  long damaged() {
    return damaged;
  }

  private void cut(Predicate<OggPage> use) {
    while (window.length() >= needed) {
      findCapture();
      needed = lengthAsFarAsKnown();
      if (needed == 0) {
        skip(1);
      } else if (window.length() >= needed) {
        cutOne(needed, use);
      } else {
        return;
      }
      needed = OggPage.HEADER;
    }
  }

  /// Bytes that must stand in the window before more can be said; 0 where no page begins.
  private int lengthAsFarAsKnown() {
    if (window.length() < OggPage.HEADER) {
      return OggPage.HEADER;
    }
    if (window.at(4) != 0) {
      return 0;
    }
    var segments = window.at(26);
    var length = OggPage.HEADER + segments;
    if (window.length() < length) {
      return length;
    }
    for (var i = 0; i < segments; i++) {
      length += window.at(OggPage.HEADER + i);
    }
    return length;
  }

  private void cutOne(int length, Predicate<OggPage> use) {
    var page = new OggPage(window.look(0, length));
    if (!page.isRight()) {
      skip(1);
      stray(length);
      return;
    }
    window.skip(length);
    if (use.test(page)) {
      astray = Math.max(0, astray - (long) PARDON * length);
    } else {
      leaveOut(length);
    }
  }

  /// Skips what can't be the beginning of a page.
  private void findCapture() {
    var at = 0;
    while (at < window.length() && !mayBegin(at)) {
      at++;
    }
    if (at > 0) {
      skip(at);
    }
  }

  private boolean mayBegin(int at) {
    var most = Math.min(CAPTURE.length(), window.length() - at);
    for (var i = 0; i < most; i++) {
      if (window.at(at + i) != CAPTURE.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skip(int count) {
    window.skip(count);
    leaveOut(count);
  }

  private void stray(int bytes) {
    astray += bytes;
    if (astray > MOST_ASTRAY) {
      throw new NotThisFormat("too little of it is whole Ogg pages of one stream of sound");
    }
  }
}
