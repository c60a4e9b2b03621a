package hubbub.chat.domain;

import hubbub.contracts.connectors.Emote;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What stands between a line's spaces: emotes, and names with an `@`.
final class Words {
  private static final int MENTIONS_MAX = 20;

  private Words() {}

  /// The channel's emotes in a text, where they stand.
  static List<Emote> emotes(String text, Map<String, OwnEmote> own) {
    if (own.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Emote>();
    var at = 0;
    for (var word : text.split(" ", -1)) {
      var length = word.codePointCount(0, word.length());
      var emote = own.get(word);
      if (emote != null) {
        found.add(new Emote(emote.id(), emote.name(), at, at + length - 1));
      }
      at += length + 1;
    }
    return List.copyOf(found);
  }

  /// Whether there is nothing in it but emotes, our own and those of Unicode.
  static boolean areOnlyEmotes(String text, Map<String, OwnEmote> own) {
    for (var word : text.split(" ", -1)) {
      if (!word.isEmpty() && !own.containsKey(word) && !isEmoji(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmoji(String word) {
    return word.codePoints().anyMatch(Character::isEmoji)
        && word.codePoints()
            .allMatch(c ->
                c > 0xFF
                    && (Character.isEmoji(c)
                        || Character.isEmojiComponent(c)
                        || c == 0x200D
                        || c == 0xFE0F));
  }

  /// The logins that a text names with `@`.
  static Set<String> named(String text) {
    var named = new LinkedHashSet<String>();
    for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      var end = at + 1;
      while (end < text.length() && isOfName(text.charAt(end))) {
        end++;
      }
      if (end - at > 3 && named.size() < MENTIONS_MAX) {
        named.add(text.substring(at + 1, end).toLowerCase(Locale.ROOT));
      }
    }
    return named;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
