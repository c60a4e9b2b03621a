package hubbub.web.feed;

import hubbub.contracts.connectors.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages that one beat brought of one channel. Each is encoded at most once, and only if a
/// page wants it.
final class Batch {
  private final Source source;
  private final List<Message> messages = new ArrayList<>();
  private final Map<Integer, String> frames = new HashMap<>();
  private @Nullable String[] encoded = new String[0];

  Batch(Source source) {
    this.source = source;
  }

  /// A beat's last message of a source.
  record Newest(Source source, Message message) {
    String frame() {
      var text = Frames.message(source.channel(), source.runIds(), message);
      return Frames.messages(source.channel(), List.of(text));
    }
  }

  void add(List<Message> more) {
    messages.addAll(more);
  }

  int size() {
    return messages.size();
  }

  Source source() {
    return source;
  }

  Newest newest() {
    return new Newest(source, messages.getLast());
  }

  /// The frame with the newest `count` messages.
  String newest(int count) {
    return frames.computeIfAbsent(count, this::frame);
  }

  private String frame(int count) {
    if (encoded.length != messages.size()) {
      encoded = new String[messages.size()];
    }
    var parts = new ArrayList<String>(count);
    for (var i = messages.size() - count; i < messages.size(); i++) {
      var text = encoded[i];
      if (text == null) {
        text = Frames.message(source.channel(), source.runIds(), messages.get(i));
        encoded[i] = text;
      }
      parts.add(text);
    }
    return Frames.messages(source.channel(), parts);
  }
}
