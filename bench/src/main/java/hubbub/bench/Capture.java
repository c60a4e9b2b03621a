package hubbub.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/// An invented crowd as raw IRC lines with all of Twitch's tags: random ids, authors and words by
/// Zipf's law, some emotes and stretched shouts. The same seed gives the same crowd.
final class Capture {
  private static final int AUTHORS = 20_000;
  private static final int WORDS = 30_000;
  private static final String[] LIVELY = {
    "lol",
    "GG",
    "nice",
    "what a play",
    "nooooo",
    "PogChamp",
    "love this",
    "this is so bad",
    "LUL",
    "hype"
  };

  private final Random random = new Random(20260301);

  private Capture() {}

  static void write(Path file, int messages) throws IOException {
    var capture = new Capture();
    try (var out = Files.newBufferedWriter(file)) {
      for (var n = 0; n < messages; n++) {
        capture.line(out, n);
      }
    }
  }

  private void line(BufferedWriter out, int n) throws IOException {
    var author = zipf(AUTHORS);
    out.write("@badge-info=;badges=subscriber/12;color=#1E90FF;display-name=Viewer");
    out.write(Integer.toString(author));
    out.write(";emotes=;first-msg=0;flags=;id=");
    out.write(new UUID(random.nextLong(), random.nextLong()).toString());
    out.write(";mod=0;returning-chatter=0;room-id=4200;subscriber=1;tmi-sent-ts=");
    out.write(Long.toString(1_772_395_200_000L + n * 10L));
    out.write(";turbo=0;user-id=");
    out.write(Integer.toString(100_000 + author));
    out.write(";user-type= :viewer" + author + "!viewer" + author + "@viewer" + author);
    out.write(".tmi.twitch.tv PRIVMSG #kestrelplays :");
    out.write(text());
    out.write("\r\n");
  }

  private String text() {
    var text = new StringBuilder();
    var words = 1 + random.nextInt(9);
    for (var n = 0; n < words; n++) {
      if (n > 0) {
        text.append(' ');
      }
      if (random.nextInt(6) == 0) {
        text.append(LIVELY[random.nextInt(LIVELY.length)]);
      } else {
        text.append(Integer.toString(zipf(WORDS) + 1_000, 36)).append(n % 2 == 0 ? "a" : "er");
      }
    }
    return text.toString();
  }

  /// 0 is the commonest; about by 1/rank.
  private int zipf(int size) {
    return (int) (Math.pow(size, random.nextDouble()) - 1);
  }
}
