package hubbub.connectors.words;

import java.util.Random;

/// Invented texts of which much matches by chance, and any other character now and then.
final class AnyText {
  private static final String[] PIECES = {
    "a",
    "b",
    "ab",
    "A",
    "á",
    "ß",
    "_",
    "1",
    "#",
    "@",
    "-",
    " ",
    "  ",
    "\"",
    "“",
    ",",
    "'",
    "’",
    "\t",
    "\u200B",
    "\u200D",
    "\u200C",
    "\uFE0F",
    "\u20E3",
    "\u0301",
    "\u3099",
    "か",
    "が",
    "東",
    "京",
    "ー",
    "ก",
    "ื",
    "ि",
    "क",
    "👨",
    "👩",
    "👨\u200D👩",
    "🏽",
    "🇩",
    "🇪",
    "🇩🇪",
    "❤",
    "ℹ",
    "\uFF03",
    "\uFF02",
    "＂",
    "\uFDFA",
    "¨",
    "한",
    "하",
    "\u1112\u1161",
    "ſ",
    "ﬁ",
    "\uDB40\uDC67",
    "🏴",
    "OR",
    "-b",
  };

  private AnyText() {}

  static String piece(Random random) {
    return random.nextInt(20) == 0
        ? Character.toString(random.nextInt(0x110000))
        : PIECES[random.nextInt(PIECES.length)];
  }
}
