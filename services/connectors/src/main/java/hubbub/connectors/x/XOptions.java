package hubbub.connectors.x;

import hubbub.connectors.domain.NotAChannel;
import hubbub.connectors.spending.Usd;
import hubbub.connectors.words.Words;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a run asked for words: `budget=2.00`, `as=Beyoncé`, or both with `&` between.
///
/// @param budget what the run may cost, in millionths of a US dollar; null if it doesn't say
/// @param written the words with capitals and accents; empty if a channel's name says all
record XOptions(@Nullable Long budget, String written) {
  private static final String BUDGET = "budget=";
  private static final String AS = "as=";

  static String write(@Nullable BigDecimal budget, Words words, String written) {
    var money = budget == null ? "" : BUDGET + budget.toPlainString();
    var as = written.strip().equals(words.written()) ? "" : AS + written.strip();
    return money + (money.isEmpty() || as.isEmpty() ? "" : "&") + as;
  }

  /// Reads what [#write] wrote; of another version's, what it understands.
  static XOptions read(String text) {
    var at = text.startsWith(AS) ? 0 : text.indexOf("&" + AS) + 1;
    var as = at > 0 || text.startsWith(AS) ? text.substring(at + AS.length()) : "";
    var money = text.startsWith(BUDGET) ? text.substring(BUDGET.length()) : "";
    var end = money.indexOf('&');
    return new XOptions(micros(end < 0 ? money : money.substring(0, end)), as);
  }

  /// The words as they were written, if they say more than the channel's name.
  Stream<Words> as() {
    try {
      return written.isEmpty() ? Stream.empty() : Stream.of(Words.read(written));
    } catch (NotAChannel _) {
      return Stream.empty();
    }
  }

  /// For what can't be read nothing may be spent.
  private static @Nullable Long micros(String text) {
    try {
      return text.isEmpty() ? null : Usd.micros(text);
    } catch (IllegalArgumentException _) {
      return 0L;
    }
  }
}
