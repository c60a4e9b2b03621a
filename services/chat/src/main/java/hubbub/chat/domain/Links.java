package hubbub.chat.domain;

import java.util.regex.Pattern;

/// Whether a text leads elsewhere. Each part of the pattern takes what it can and gives nothing
/// back, so its time grows with the text's length alone.
final class Links {
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)(?:https?+://|www\\.)\\S"
              + "|(?<![\\p{L}\\p{N}_.-])(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}+\\.){1,4}"
              + "(?:com|net|org|info|biz|io|tv|gg|me|app|dev|xyz|shop|live|link|site|online|club|top"
              + "|store|stream|chat|ai|co|to|cc|ly|gl|be|ru|su|cn|de|fr|uk|us|eu|nl|pl|it|es|br|jp|in"
              + "|tk|ml|ga|cf|gq|ws|fm|im|is|sh|so|la|pw|ch|at|se|no|fi|dk)"
              + "(?![\\p{L}\\p{N}_-])");

  private Links() {}

  static boolean areIn(String text) {
    return LINK.matcher(text).find();
  }
}
