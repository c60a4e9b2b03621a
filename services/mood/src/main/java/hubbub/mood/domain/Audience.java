package hubbub.mood.domain;

import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.util.Locale;
import java.util.Set;

/// Whose messages make the mood: people's, not those of bots, commands to bots, or notices of the
/// platform.
public final class Audience {
  private static final String BOT_BADGE = "bot-badge/";

  private final Set<String> bots;

  /// @param bots logins, lower-case
  public Audience(Set<String> bots) {
    this.bots = bots;
  }

  /// What a message is to the mood.
  public enum Part {
    VOICE,
    BOT,
    COMMAND,
    WORDLESS
  }

  public Part of(Message message) {
    var text = message.text();
    if (message.kind() == MessageKind.NOTICE || text.isBlank()) {
      return Part.WORDLESS;
    }
    if (text.length() > 1 && text.charAt(0) == '!' && Character.isLetter(text.charAt(1))) {
      return Part.COMMAND;
    }
    if (bots.contains(message.author().login().toLowerCase(Locale.ROOT))
        || message.badges().stream().anyMatch(badge -> badge.startsWith(BOT_BADGE))) {
      return Part.BOT;
    }
    return Part.VOICE;
  }
}
