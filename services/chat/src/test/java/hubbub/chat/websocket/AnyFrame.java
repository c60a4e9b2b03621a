package hubbub.chat.websocket;

import hubbub.chat.domain.Commands;
import hubbub.chat.domain.Texts;
import hubbub.platform.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What holds for any text of a client's socket: it is read as something that is wanted or as what
/// is wrong with it, what is kept of it is bounded, and the answer to it is JSON.
final class AnyFrame {
  private AnyFrame() {}

  static void tried(byte[] bytes) {
    var wanted = Wanted.read(new String(bytes, StandardCharsets.UTF_8));
    bounded(wanted.request());
    switch (wanted) {
      case Wanted.Join(_, var channel, _) -> bounded(channel);
      case Wanted.Leave(_, var channel) -> bounded(channel);
      case Wanted.Say(_, var channel, var text, _, var replyTo, var nonce) -> {
        bounded(channel);
        bounded(replyTo);
        bounded(nonce);
        said(text);
      }
      case Wanted.Do(_, var channel, var action) -> {
        bounded(channel);
        if (action.deed().name().isEmpty()) {
          throw new IllegalStateException("an action that is no deed");
        }
      }
      case Wanted.Ping _ -> {}
      case Wanted.Wrong(_, var field, var message) -> {
        if (message.isEmpty() || Json.write(field + " " + message).isEmpty()) {
          throw new IllegalStateException("it is not said what is wrong");
        }
      }
    }
  }

  private static void bounded(@Nullable String value) {
    if (value != null && (value.isEmpty() || value.length() > Wanted.NAME_MAX)) {
      throw new IllegalStateException("a name of " + value.length() + " characters");
    }
  }

  private static void said(String text) {
    var clean = Texts.clean(text);
    if (clean.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalStateException("a control character");
    }
    if (!Texts.clean(clean).equals(clean)) {
      throw new IllegalStateException("cleaned twice it is another text");
    }
    switch (Commands.parse(clean)) {
      case Commands.Parsed.Say _, Commands.Parsed.Do _ -> {}
      case Commands.Parsed.Wrong(_, var help) -> {
        if (help.isEmpty()) {
          throw new IllegalStateException("no help");
        }
      }
    }
    var _ = Texts.isLonger(clean, 500) || Texts.isBlank(clean);
  }
}
