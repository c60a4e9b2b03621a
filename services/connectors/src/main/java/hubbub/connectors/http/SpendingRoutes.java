package hubbub.connectors.http;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Prices;
import hubbub.connectors.spending.Purse;
import hubbub.connectors.spending.Till;
import hubbub.connectors.spending.Usd;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says what reading X costs, and has cost.
public final class SpendingRoutes {
  private final Connector x;
  private final Prices prices;
  private final Purse purse;
  private final Till till;
  private final Supplier<Moment> clock;

  public SpendingRoutes(
      Connector x, Prices prices, Purse purse, Till till, Supplier<Moment> clock) {
    this.x = x;
    this.prices = prices;
    this.purse = purse;
    this.till = till;
    this.clock = clock;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/spending", Access.CONTROL, this::show);
  }

  /// @param x of each platform that costs money
  record SpendingJson(OfX x) {}

  /// Amounts are in US dollars.
  ///
  /// @param why nothing can be started without a budget; null if something can
  /// @param reservedUsd what of the sums is reserved and not read yet
  /// @param postsPerHour at the present rate; null while nothing is read
  record OfX(
      boolean ready,
      @Nullable String why,
      BigDecimal pricePerPost,
      Caps caps,
      Sum day,
      Sum month,
      BigDecimal reservedUsd,
      @Nullable Double postsPerHour,
      @Nullable Double usdPerHour,
      List<OfRun> runs) {}

  record Caps(@Nullable BigDecimal run, @Nullable BigDecimal day, @Nullable BigDecimal month) {}

  record Sum(long posts, BigDecimal spentUsd) {
    static Sum of(Purse.Sum sum) {
      return new Sum(sum.posts(), Usd.amount(sum.micros()));
    }
  }

  /// @param reservedPosts how many of the posts are reserved and not read yet
  record OfRun(
      String id,
      long posts,
      BigDecimal spentUsd,
      long reservedPosts,
      @Nullable BigDecimal budgetUsd) {
    static OfRun of(Purse.OfRun run, Till.Read read) {
      var come = read.runIds().contains(run.runId()) ? read.posts() : 0;
      return new OfRun(
          run.runId(),
          run.posts(),
          Usd.amount(run.micros()),
          Math.max(0, run.reserved() - come),
          amount(run.budget()));
    }
  }

  private Answer show(Request request) {
    var why = x.unready(null);
    var spent = purse.spent(Till.day(clock.get()));
    var perHour = till.perHour();
    var read = till.read();
    return Answer.json(
        new SpendingJson(
            new OfX(
                why.isEmpty(),
                why.orElse(null),
                Usd.amount(prices.perPost()),
                new Caps(
                    amount(prices.runCap()), amount(prices.dayCap()), amount(prices.monthCap())),
                Sum.of(spent.day()),
                Sum.of(spent.month()),
                Usd.amount(Math.max(0, spent.reserved() - read.micros())),
                perHour,
                perHour == null ? null : Double.valueOf(perHour * prices.perPost() / 1_000_000),
                spent.runs().stream().map(run -> OfRun.of(run, read)).toList())));
  }

  private static @Nullable BigDecimal amount(@Nullable Long micros) {
    return micros == null ? null : Usd.amount(micros);
  }
}
