package hubbub.chat.irc;

import hubbub.platform.irc.IrcLine;
import hubbub.platform.irc.Lines;
import hubbub.platform.irc.Tags;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds for any bytes of a client: the same lines however they are cut, a command for each,
/// bounds on what is kept of it, and answers that stay on one line. The first byte says how the
/// bytes are cut.
final class AnyClient {
  private static final int LINE_LENGTH_MAX = 8_192;

  private AnyClient() {}

  static void tried(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var content = Arrays.copyOfRange(bytes, 1, bytes.length);
    var lines = lines(content, 1 + (bytes[0] & 0x7f));
    if (!lines.equals(lines(content, Integer.MAX_VALUE))) {
      throw new IllegalStateException("other lines when cut otherwise");
    }
    for (var text : lines) {
      var line = IrcLine.read(text);
      if (line != null) {
        check(IrcReader.command(line));
        tagged(line.tags());
        echoed(text);
      }
    }
  }

  private static List<String> lines(byte[] content, int atOnce) {
    var lines = new Lines(LINE_LENGTH_MAX);
    var found = new ArrayList<String>();
    for (var from = 0; from < content.length; ) {
      var length = Math.min(atOnce, content.length - from);
      lines.add(ByteBuffer.wrap(content, from, length));
      from += length;
      for (var line = lines.next(); line != null; line = lines.next()) {
        found.add(line);
      }
      lines.shrink();
      if (lines.waiting() > LINE_LENGTH_MAX + 1) {
        throw new IllegalStateException("more is kept than a line");
      }
    }
    return found;
  }

  private static void check(IrcCommand command) {
    switch (command) {
      case IrcCommand.Privmsg said -> {
        bounded(said.nonce());
        bounded(said.replyTo());
      }
      case IrcCommand.Join(var channels) -> {
        if (channels.stream().anyMatch(String::isEmpty)) {
          throw new IllegalStateException("a channel without a name");
        }
      }
      default -> {}
    }
  }

  private static void tagged(Tags tags) {
    var number = tags.number("tmi-sent-ts", 0, 1_000, -1);
    if (number < -1 || number > 1_000) {
      throw new IllegalStateException("a number beyond its bounds");
    }
    var nonce = tags.get("client-nonce");
    if ((tags.filled("client-nonce") == null) != (nonce == null || nonce.isEmpty())) {
      throw new IllegalStateException("a tag that is there and is not");
    }
    if (tags.count() > LINE_LENGTH_MAX) {
      throw new IllegalStateException("more tags than signs");
    }
  }

  private static void bounded(@Nullable String value) {
    if (value != null && value.length() > 100) {
      throw new IllegalStateException("long value");
    }
  }

  /// Whatever somebody said is read back from the line that others get, and from a tag of it.
  private static void echoed(String text) {
    var line = IrcText.of(Sample.FULL).tag("t", text).from().word("X").end(text);
    if (line.indexOf('\n') != line.length() - 1 || line.indexOf('\r') != line.length() - 2) {
      throw new IllegalStateException("a text that ends a line");
    }
    var read = IrcLine.read(line.substring(0, line.length() - 2));
    var value = read == null ? null : read.tags().get("t");
    if (!text.replace('\0', '\uFFFD').equals(value)) {
      throw new IllegalStateException("a tag is read otherwise");
    }
  }
}
