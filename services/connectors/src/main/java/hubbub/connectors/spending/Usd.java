package hubbub.connectors.spending;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// US dollars as whole millionths.
public final class Usd {
  /// The most that can be named: a million dollars.
  public static final long MAX = 1_000_000_000_000L;

  private static final int DIGITS = 6;

  private Usd() {}

  /// Reads an amount.
  ///
  /// @throws IllegalArgumentException if it is none, negative, finer than a millionth or over a
  ///   million
  public static long micros(String text) {
    try {
      return micros(new BigDecimal(text.strip()));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException("an amount of US dollars is written like 2.00", e);
    }
  }

  /// @throws IllegalArgumentException if it is negative, finer than a millionth or over a million
  public static long micros(BigDecimal amount) {
    if (amount.signum() < 0
        || amount.precision() - amount.scale() > 7
        || amount.stripTrailingZeros().scale() > DIGITS) {
      throw new IllegalArgumentException("0 to 1,000,000 US dollars, with at most 6 decimals");
    }
    var micros = amount.movePointRight(DIGITS).longValueExact();
    if (micros > MAX) {
      throw new IllegalArgumentException("at most 1,000,000 US dollars");
    }
    return micros;
  }

  /// As a number, e.g. 0.005.
  public static BigDecimal amount(long micros) {
    var amount = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
    return amount.scale() < 0 ? amount.setScale(0, RoundingMode.UNNECESSARY) : amount;
  }

  /// For people, e.g. `2.00 USD`.
  public static String words(long micros) {
    var amount = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
    return (amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount)
            .toPlainString()
        + " USD";
  }
}
