package hubbub.favourites.events;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Pieces of sentences.
final class Words {
  private static final int QUOTE_LENGTH_MAX = 300;
  private static final int TITLE_LENGTH_MAX = 150;
  private static final int LISTED_MAX = 8;
  private static final int PLACES_MAX = 6;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Words() {}

  /// `1,200 viewers`, `1 viewer`, `some viewers`.
  static String count(@Nullable Long number, String one) {
    return count(number, one, one + "s");
  }

  static String count(@Nullable Long number, String one, String many) {
    if (number == null) {
      return "some " + many;
    }
    return number(number) + " " + (number == 1 ? one : many);
  }

  static String number(@Nullable Long number) {
    return number == null ? "?" : String.format(Locale.ROOT, "%,d", number);
  }

  /// A title between quotation marks.
  static String title(@Nullable String title, String otherwise) {
    return title == null ? otherwise : "“" + Texts.clean(title, TITLE_LENGTH_MAX) + "”";
  }

  /// What somebody wrote, behind a colon; nothing where they wrote nothing.
  static String said(@Nullable String text) {
    return text == null ? "" : ": “" + Texts.clean(text, QUOTE_LENGTH_MAX) + "”";
  }

  /// `before` and the text, if there is one.
  static String maybe(String before, @Nullable String text) {
    return text == null ? "" : before + text;
  }

  /// The first letter in capitals, for the beginning of a sentence.
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// `Tier 2` of `2000`, or `Prime`; null where nothing says.
  static @Nullable String tier(@Nullable String tier) {
    return switch (tier) {
      case null -> null;
      case "1000" -> "Tier 1";
      case "2000" -> "Tier 2";
      case "3000" -> "Tier 3";
      default -> tier.equalsIgnoreCase("prime") ? "Prime" : "Tier " + tier;
    };
  }

  /// `Tier 1 subscription`, with a plural where there are several.
  static String subscriptions(@Nullable Long number, @Nullable String tier) {
    var what = maybe("", tier(tier)) + (tier == null ? "" : " ") + "subscription";
    return number == null ? what + "s" : count(number, what);
  }

  /// `1,450.00 USD`; null if it isn't an amount of money.
  static @Nullable String money(Fields amount) {
    var value = amount.number("value");
    if (value == null) {
      return null;
    }
    var places = amount.number("decimal_places");
    var scale = places == null ? 0 : Math.clamp(places, 0, PLACES_MAX);
    return String.format(Locale.ROOT, "%,." + scale + "f", BigDecimal.valueOf(value, scale))
        + maybe(" ", amount.text("currency"));
  }

  /// `1 hour 30 minutes`: the two largest units, rounded to what is worth saying.
  static String duration(Duration duration) {
    var seconds = rounded(Math.max(1, Math.round(duration.toMillis() / 1000.0)));
    if (seconds < MINUTE) {
      return count(seconds, "second");
    }
    if (seconds < HOUR) {
      return pair(seconds, MINUTE, "minute", 1, "second");
    }
    return seconds < DAY
        ? pair(seconds, HOUR, "hour", MINUTE, "minute")
        : pair(seconds, DAY, "day", HOUR, "hour");
  }

  static String seconds(@Nullable Long seconds) {
    return seconds == null || seconds <= 0 || seconds > 10_000 * DAY
        ? "some time"
        : duration(Duration.ofSeconds(seconds));
  }

  /// Messages are sent a moment after what they tell of.
  private static long rounded(long seconds) {
    var step = seconds < MINUTE ? 1 : seconds < HOUR ? 10 : seconds < DAY ? MINUTE : HOUR;
    return Math.ceilDiv(seconds - step / 2, step) * step;
  }

  private static String pair(long all, long big, String bigName, long small, String smallName) {
    var rest = all % big / small;
    return count(all / big, bigName) + (rest == 0 ? "" : " " + count(rest, smallName));
  }

  /// `a, b and c`; what is too much to read is counted.
  static String list(List<String> items) {
    return switch (items.size()) {
      case 0 -> "";
      case 1 -> items.getFirst();
      default -> {
        var shown = items.size() <= LISTED_MAX ? items.size() - 1 : LISTED_MAX;
        var last =
            items.size() <= LISTED_MAX
                ? items.getLast()
                : number((long) items.size() - shown) + " more";
        yield String.join(", ", items.subList(0, shown)) + " and " + last;
      }
    };
  }
}
