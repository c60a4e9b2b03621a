package hubbub.connectors.twitch;

import hubbub.platform.irc.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What holds for any bytes: the same lines however they are cut, no exception, and messages within
/// their bounds. The first byte says how they are cut.
final class AnyBytes {
  private AnyBytes() {}

  static void tried(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var content = Arrays.copyOfRange(bytes, 1, bytes.length);
    var whole = lines(content, Integer.MAX_VALUE);
    var cut = lines(content, 1 + (bytes[0] & 0x7f));
    if (!whole.equals(cut)) {
      throw new IllegalStateException("other lines when cut otherwise");
    }
    whole.forEach(AnyBytes::read);
  }

  /// The lines of bytes that come so many at a time.
  static List<String> lines(byte[] content, int atOnce) {
    var lines = new Lines(TwitchWire.LINE_LENGTH_MAX);
    var found = new ArrayList<String>();
    var in =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, atOnce));
          }
        };
    try {
      while (lines.read(in) >= 0) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          found.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var rest = lines.rest();
    if (rest != null) {
      found.add(rest);
    }
    return found;
  }

  private static void read(String line) {
    switch (TwitchWire.read(line)) {
      case TwitchCommand.Privmsg said -> {
        var message = TwitchMessages.message(said, Instant.EPOCH);
        check(TwitchMessages.identity(said.tags(), message).id().length() <= 100, "long identity");
        check(message);
      }
      case TwitchCommand.UserNotice notice -> check(TwitchMessages.message(notice, Instant.EPOCH));
      case TwitchCommand.ClearChat clear -> {
        check(!TwitchMessages.reason(clear).isEmpty(), "no reason");
        check(clear.login().indexOf('\0') < 0, "a name that not every database can hold");
      }
      case null, default -> {}
    }
  }

  private static void check(hubbub.contracts.connectors.Message message) {
    var text = message.text();
    check(text.length() <= 5_000, "long text");
    check(text.chars().noneMatch(c -> c < ' '), "control character");
    check(message.toString().indexOf('\0') < 0, "a character that not every database can hold");
    check(!message.id().isEmpty() && message.id().length() <= 100, "id");
    check(!message.author().login().isEmpty(), "no author");
    check(message.author().name().length() <= 100, "long name");
    check(message.details().size() <= 20, "many details");
    check(message.badges().size() <= 30, "many badges");
    var length = text.codePointCount(0, text.length());
    for (var emote : message.emotes()) {
      check(emote.from() >= 0 && emote.to() >= emote.from() && emote.to() < length, "emote");
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
