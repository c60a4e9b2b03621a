package hubbub.chat.irc;

import hubbub.platform.irc.Tags;

/// Writes one line for a client: first its tags, then who says it, then words, then perhaps a last
/// text. Control characters never get into it, whatever the values: a name or a text cannot end a
/// line and begin another.
final class IrcText {
  /// The name that programs expect of the server.
  static final String SERVER = "tmi.twitch.tv";

  private static final String END = "\r\n";

  private final StringBuilder text = new StringBuilder(512);
  private final boolean tags;

  private IrcText(boolean tags) {
    this.tags = tags;
  }

  /// A line without tags.
  static IrcText plain() {
    return new IrcText(false);
  }

  /// A line with tags, for those who asked for them.
  static IrcText of(Kind kind) {
    return new IrcText(kind.tags());
  }

  IrcText tag(String key, String value) {
    if (tags) {
      text.append(text.isEmpty() ? '@' : ';').append(key).append('=');
      Tags.escape(value, text);
    }
    return this;
  }

  IrcText tag(String key, boolean value) {
    return tag(key, value ? "1" : "0");
  }

  IrcText tag(String key, long value) {
    return tag(key, Long.toString(value));
  }

  /// The server says it.
  IrcText from() {
    return prefix(SERVER);
  }

  /// Somebody says it.
  IrcText from(String login) {
    return prefix(login + "!" + login + "@" + login + "." + SERVER);
  }

  IrcText prefix(String prefix) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    text.append(':');
    append(prefix, false);
    return this;
  }

  IrcText word(String word) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    append(word, false);
    return this;
  }

  /// The line, ended.
  String end() {
    return text.append(END).toString();
  }

  /// The line with a last text, ended.
  String end(String last) {
    return end(last, false);
  }

  /// @param action whether it is wrapped as what somebody does
  String end(String last, boolean action) {
    text.append(" :");
    if (action) {
      text.append("\u0001ACTION ");
    }
    append(last, true);
    if (action) {
      text.append('\u0001');
    }
    return text.append(END).toString();
  }

  private void append(String value, boolean spaces) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c >= ' ' && c != 0x7f && (spaces || c != ' ')) {
        text.append(c);
      } else {
        text.append(spaces ? ' ' : '_');
      }
    }
  }
}
