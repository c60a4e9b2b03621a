package hubbub.connectors.x;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NotAChannel;
import hubbub.connectors.domain.Tap;
import hubbub.connectors.spending.SqlPurse;
import hubbub.connectors.spending.Till;
import hubbub.connectors.spending.Usd;
import hubbub.connectors.words.Words;
import hubbub.connectors.x.asking.XConfig;
import hubbub.connectors.x.asking.XRule;
import hubbub.contracts.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Follows words on X: all of them on the one connection that X allows.
public final class XConnector implements Connector, AutoCloseable {
  static final String NO_KEY =
      "there is no key for X: put its bearer token into a file, and name that in"
          + " x.bearer-token-file";

  private final XConfig config;
  private final XFeed feed;

  public XConnector(
      XConfig config, SqlPurse purse, Till till, Supplier<Moment> clock, MeterRegistry meters) {
    this.config = config;
    feed = new XFeed(config, purse::installation, till, clock, new XMeters(meters));
  }

  @Override
  public String platform() {
    return "x";
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean resumes() {
    return false;
  }

  @Override
  public boolean costs() {
    return true;
  }

  /// X allows one connection, so one process has all of it.
  @Override
  public String heldAs(Channel channel) {
    return platform();
  }

  @Override
  public Optional<String> unready(@Nullable BigDecimal budget) {
    if (config.token().isEmpty()) {
      return Optional.of(NO_KEY);
    }
    var prices = config.prices();
    if (budget == null && !prices.isCapped()) {
      return Optional.of(XNotes.NO_CAP);
    }
    try {
      var cap = prices.capOf(budget == null ? null : Usd.micros(budget));
      return prices.isEnough(cap)
              && prices.isEnough(prices.dayCap())
              && prices.isEnough(prices.monthCap())
          ? Optional.empty()
          : Optional.of(
              "budgets and caps on X are at least "
                  + Usd.words(prices.least())
                  + ": "
                  + prices.inFlight()
                  + " posts may be on their way when a stream is ended, and are paid");
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Wanted read(String name) {
    return read(name, null);
  }

  @Override
  public Wanted read(String name, @Nullable BigDecimal budget) {
    var words = Words.read(name);
    var _ = XRule.of(List.of(words), "");
    if (words.written().length() > Channel.NAME_LENGTH_MAX) {
      throw new NotAChannel("at most " + Channel.NAME_LENGTH_MAX + " characters");
    }
    return new Wanted(
        new Channel(platform(), words.written()), XOptions.write(budget, words, name));
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    var tap = new XTap(wanted.channel(), Words.read(wanted.channel().name()), ear, feed);
    feed.join(tap);
    return tap;
  }

  /// Ends the stream in good order.
  @Override
  public void close() {
    feed.close();
  }
}
