package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.connectors.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What holds for any bytes: the same frames however they are cut, no exception but the one that
/// ends a connection, and messages within their bounds. The first byte says how they are cut.
final class AnyEvents {
  private static final int MESSAGE_MAX = 10_000;

  private AnyEvents() {}

  static void tried(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var content = Arrays.copyOfRange(bytes, 1, bytes.length);
    var whole = messages(content, Integer.MAX_VALUE);
    var cut = messages(content, 1 + (bytes[0] & 0x7f));
    if (!whole.equals(cut)) {
      throw new IllegalStateException("other messages when cut otherwise");
    }
    for (var version : Jetstream.values()) {
      read(version, content);
    }
  }

  /// The messages of bytes that come so many at a time, and what ended them.
  static List<String> messages(byte[] content, int atOnce) {
    var found = new ArrayList<String>();
    var in =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, atOnce));
          }
        };
    var frames = new Frames(in, outlet(), RandomGenerator.of("L64X128MixRandom"), MESSAGE_MAX);
    try {
      while (true) {
        var _ = frames.fill();
        for (var slice = frames.next(); slice != null; slice = frames.next()) {
          if (slice.length() > MESSAGE_MAX) {
            throw new IllegalStateException("a message beyond the bound");
          }
          var end = slice.from() + slice.length();
          found.add(Arrays.toString(Arrays.copyOfRange(slice.bytes(), slice.from(), end)));
        }
      }
    } catch (IOException e) {
      found.add(e.getMessage() + " " + frames.tooLong());
    }
    return found;
  }

  private static Outlet outlet() {
    var out = new ByteArrayOutputStream();
    return new Outlet(out, out, Duration.ofMinutes(1));
  }

  private static void read(Jetstream version, byte[] content) {
    switch (version.read(content, 0, content.length)) {
      case JetstreamEvent.Post post -> {
        var text = Texts.said(post.text());
        check(BlueskyMessages.message(post, text, post.did(), Instant.EPOCH));
        check(BlueskyMessages.identity(post.did(), post.key()).id().length() <= 200, "identity");
        check(post.tags().size() <= 50, "many tags");
      }
      case JetstreamEvent.Named named -> {
        var handles = new Handles(1);
        handles.name(named.did(), named.handle());
        check(handles.of(named.did()).length() <= 253, "long name");
      }
      case JetstreamEvent.Deleted deleted ->
          check(
              BlueskyMessages.identity(deleted.did(), deleted.key()).id().length() <= 200,
              "identity");
      case JetstreamEvent.Gone gone -> check(gone.did().length() <= 100, "long did");
      case JetstreamEvent.Notice notice -> check(notice.name().length() <= 64, "long notice");
      case JetstreamEvent.Over over -> check(over.error().length() <= 64, "long error");
      case JetstreamEvent.Other _, JetstreamEvent.Malformed _ -> {}
    }
  }

  private static void check(Message message) {
    check(message.text().length() <= 5_000, "long text");
    check(message.text().chars().noneMatch(c -> c < ' '), "control character");
    check(message.toString().indexOf('\0') < 0, "a character that not every database can hold");
    check(!message.id().isEmpty() && message.id().length() <= 200, "id");
    check(message.author().name().length() <= 100, "long name");
    check(message.details().size() <= 20, "many details");
    var parent = message.replyTo();
    check(parent == null || parent.length() <= 200, "long parent");
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
