package hubbub.connectors.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run as a caller wants it.
///
/// @param channels `platform/name`, with options where the connector knows some
/// @param name for people; null for one made from the channels
/// @param lasts after how long it is to end
/// @param untilMessages after how many messages it is to end
/// @param budget what it may cost, in US dollars
public record NewRun(
    List<String> channels,
    @Nullable String name,
    @Nullable Duration lasts,
    @Nullable Long untilMessages,
    @Nullable BigDecimal budget) {
  public NewRun(
      List<String> channels,
      @Nullable String name,
      @Nullable Duration lasts,
      @Nullable Long untilMessages) {
    this(channels, name, lasts, untilMessages, null);
  }
}
