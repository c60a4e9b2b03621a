package hubbub.chat.irc;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Reply;
import hubbub.chat.domain.Speaker;
import hubbub.chat.domain.Standing;
import hubbub.contracts.connectors.Emote;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who says something.
final class Sample {
  static final Kind PLAIN = Kind.NONE;
  static final Kind FULL =
      Kind.NONE
          .with(Kind.Capability.TAGS)
          .with(Kind.Capability.COMMANDS)
          .with(Kind.Capability.MEMBERSHIP);
  static final String ID = "0192f1a0-0000-7000-8000-000000000001";
  static final Instant AT = Instant.ofEpochMilli(1_795_201_994_591L);
  static final Speaker BOB = speaker("1002", "bob", "Bob", Standing.PERSON);
  static final Speaker ALICE =
      new Speaker(
          "1001", "alice", "Alice", "#19e6e6", Set.of(Standing.PERSON, Standing.BROADCASTER));

  private Sample() {}

  static Speaker speaker(String id, String login, String name, Standing... standings) {
    return new Speaker(id, login, name, null, Set.of(standings));
  }

  static Line line(Speaker author, String text) {
    return line(author, text, Line.Kind.MESSAGE, List.of(), null, null);
  }

  static Line line(
      Speaker author,
      String text,
      Line.Kind kind,
      List<Emote> emotes,
      @Nullable Reply reply,
      @Nullable String nonce) {
    return new Line(
        ID,
        new Offset(1, 1),
        "1",
        kind,
        author,
        text,
        emotes,
        List.of(),
        reply,
        false,
        AT,
        nonce,
        null);
  }
}
