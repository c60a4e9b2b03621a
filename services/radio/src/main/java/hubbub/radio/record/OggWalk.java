package hubbub.radio.record;

import java.io.IOException;
import java.util.Arrays;

/// Ogg as it is recorded: page after page, whose granule positions are the recording's time. What
/// is damaged is passed over.
record OggWalk() implements Walk {
  /// Bytes of the longest page: a header, 255 lengths, 255 segments of 255 bytes.
  private static final int LONGEST = 65_307;

  private static final long SECOND_MICROS = 1_000_000;

  @Override
  public void go(Segments segments, Entry from, Steps steps) throws IOException {
    var sight = new Sight(segments);
    var rate = from.rate();
    var micros = from.micros();
    for (var at = from.position(); at < segments.length(); ) {
      var index = sight.at(at, LONGEST);
      var there = sight.count(index);
      var length = OggPageCopy.length(sight.bytes(), index, there);
      if (length == 0 || length > there) {
        at++;
        continue;
      }
      var page = OggPageCopy.of(Arrays.copyOfRange(sight.bytes(), index, index + length), 0);
      if (!page.isRight()) {
        at++;
        continue;
      }
      var begins = page.granule() >= 0 && !page.isContinued();
      if (page.isFirst()) {
        rate = OggHead.rate(page);
      }
      var place = new Entry(0, micros, at, rate);
      at += length;
      if (page.granule() >= 0 && rate > 0) {
        micros = Math.max(micros, micros(page.granule(), rate));
      }
      steps.piece(place, begins && rate > 0, at, micros);
    }
  }

  private static long micros(long granule, int rate) {
    return granule / rate * SECOND_MICROS + granule % rate * SECOND_MICROS / rate;
  }
}
