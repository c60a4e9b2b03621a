package hubbub.mood;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Messages for tests.
public final class Told {
  public static final Channel KESTREL = Channel.parse("twitch/kestrelplays");

  private Told() {}

  public static MessagesSeen seen(Message... messages) {
    return new MessagesSeen(KESTREL, List.of("r1"), List.of(messages));
  }

  public static Message message(String id, String who, String text, Instant at) {
    var author = new Author("id-" + who, who, who, null);
    return new Message(
        id, MessageKind.MESSAGE, author, text, at, at, null, List.of(), List.of(), false, Map.of());
  }
}
