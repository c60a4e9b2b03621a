package hubbub.connectors.x;

import hubbub.connectors.x.asking.XBody;
import hubbub.contracts.connectors.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What holds for any bytes of a stream: the same lines however they are cut, no exception, what
/// may be a post is paid, and messages are within their bounds. The first byte says how they are
/// cut.
final class AnyPosts {
  private static final int LINE_MAX = 10_000;
  private static final String BEGIN = "{\"data\":{\"id\":\"1\",\"text\":\"a\",";

  private AnyPosts() {}

  static void tried(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var atOnce = 1 + (bytes[0] & 0x7f);
    var content = Arrays.copyOfRange(bytes, 1, bytes.length);
    var whole = lines(new ByteArrayInputStream(content), false, Integer.MAX_VALUE);
    if (!whole.equals(lines(new ByteArrayInputStream(content), false, atOnce))) {
      throw new IllegalStateException("other lines when cut otherwise");
    }
    if (!whole.equals(lines(new ByteArrayInputStream(chunks(content, atOnce)), true, atOnce))) {
      throw new IllegalStateException("other lines when sent in chunks");
    }
    // As chunks, which they hardly are.
    var _ = lines(new ByteArrayInputStream(content), true, Integer.MAX_VALUE);
    read(content);
    read((BEGIN + new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
  }

  /// The lines of a body that comes so many bytes at a time, and what ended them.
  private static List<String> lines(ByteArrayInputStream in, boolean chunked, int atOnce) {
    var found = new ArrayList<String>();
    var lines =
        new Lines(
            LINE_MAX,
            new Lines.Reader() {
              @Override
              public void line(byte[] bytes, int length) {
                check(length <= LINE_MAX, "a line beyond the bound");
                found.add(Arrays.toString(Arrays.copyOf(bytes, length)));
                read(Arrays.copyOf(bytes, length));
              }

              @Override
              public void tooLong() {
                found.add("too long");
              }
            });
    var body = chunked ? XBody.chunked(in) : XBody.toTheEnd(in);
    var some = new byte[Math.min(atOnce, 1 << 14)];
    try {
      for (var count = body.read(some); count >= 0; count = body.read(some)) {
        lines.take(some, count);
      }
      found.add("in a line: " + lines.isInLine());
    } catch (IOException e) {
      found.add(e.getMessage());
    }
    return found;
  }

  private static byte[] chunks(byte[] content, int length) {
    var out = new ByteArrayOutputStream();
    for (var from = 0; from < content.length; from += length) {
      var count = Math.min(length, content.length - from);
      out.writeBytes((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(content, from, count);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void read(byte[] line) {
    switch (XLines.read(line, line.length)) {
      case XLine.Post post -> {
        check(XMessages.message(post, Instant.EPOCH));
        check(isId(XMessages.identity(post).id()), "identity");
        check(post.tags().size() <= 100, "many tags");
        check(
            post.earlier().size() <= 10 && post.earlier().stream().allMatch(AnyPosts::isId), "id");
      }
      case XLine.Control control ->
          check(control.title().length() + control.detail().length() <= 400, "long words");
      case XLine.Broken _, XLine.Blank _ -> {}
    }
  }

  private static void check(Message message) {
    check(message.text().length() <= 5_000, "long text");
    check(message.text().chars().noneMatch(c -> c < ' '), "control character");
    check(message.toString().indexOf('\0') < 0, "a character that not every database can hold");
    check(isId(message.id()), "id");
    check(!message.author().login().isEmpty(), "no author");
    check(message.author().name().length() <= 100, "long name");
    check(message.details().size() <= 2, "many details");
    var parent = message.replyTo();
    check(parent == null || isId(parent), "parent");
  }

  private static boolean isId(String id) {
    return !id.isEmpty() && id.length() <= 64 && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
