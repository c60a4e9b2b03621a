package hubbub.web.pages;

import hubbub.web.feed.LiveChannel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A live channel as a page shows it before its modules have come.
///
/// @param letter on the platform's tile
/// @param rate messages per second
/// @param word the mood, empty where it is not known
public record Row(
    String platform, String name, String letter, String address, String rate, String word) {

  /// Whether the program made it up.
  public boolean invented() {
    return platform.equals("rehearsal");
  }

  static Row of(LiveChannel live) {
    var platform = live.channel().platform();
    var word = live.word();
    return new Row(
        platform,
        live.channel().name(),
        platform.equals("hubbub") ? "h" : platform.substring(0, 1).toUpperCase(Locale.ROOT),
        "/crowd?channel=" + URLEncoder.encode(live.channel().toString(), StandardCharsets.UTF_8),
        String.format(Locale.ROOT, "%.1f", live.rate()),
        word == null ? "" : word);
  }
}
