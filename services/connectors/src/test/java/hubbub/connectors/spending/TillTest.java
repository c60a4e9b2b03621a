package hubbub.connectors.spending;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.domain.Moment;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No cap is exceeded by what was reserved, and nothing that was read is missing in the books.
class TillTest {
  private static final long PRICE = 5_000;
  private static final List<Payer> ANA = List.of(new Payer("ana", null));

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock(Instant.parse("2026-03-31T20:00:00Z"));
  private final AtomicInteger ids = new AtomicInteger();
  private Storage storage;
  private Database database;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, clock);
    database = storage.open("connectors");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void what_was_read_is_in_the_books_and_no_more() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();

    assertThat(read(till, 230)).isEqualTo(230);
    till.close(true, 0);

    assertThat(spent().day()).isEqualTo(new Purse.Sum(230, 230 * PRICE));
    assertThat(spent().month()).isEqualTo(new Purse.Sum(230, 230 * PRICE));
    assertThat(spent().reserved()).isZero();
    assertThat(spent().runs()).containsExactly(new Purse.OfRun("ana", 230, 230 * PRICE, null));
  }

  @Test
  void what_is_reserved_counts_as_spent_until_it_is_settled() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();

    assertThat(read(till, 10)).isEqualTo(10);

    assertThat(spent().reserved()).isEqualTo(100 * PRICE);
    assertThat(spent().day().posts()).isEqualTo(100);
    assertThat(spent().runs().getFirst().posts()).isEqualTo(100);
  }

  @Test
  void after_a_crash_the_block_that_was_open_counts_wholly() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    assertThat(read(till, 120)).isEqualTo(120);

    // The process is gone, without a word.
    var next = till(prices(null, null, null));
    assertThat(next.open(ANA)).isNull();
    next.close(true, 0);

    assertThat(spent().day().posts()).isBetween(120L + 50, 320L);
    assertThat(spent().reserved()).isZero();
    assertThat(spent().runs().getFirst().posts()).isEqualTo(spent().day().posts());
  }

  @Test
  void a_block_that_another_process_counted_wholly_is_not_counted_again() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    var next = till(prices(null, null, null));
    assertThat(next.open(ANA)).isNull();
    next.close(true, 0);

    read(till, 40);
    till.close(true, 0);

    assertThat(spent().day().posts()).isEqualTo(100);
  }

  @Test
  void a_run_is_stopped_before_its_cap() {
    var till = till(prices(null, null, null));
    var payers = List.of(new Payer("ana", 400 * PRICE));
    assertThat(till.open(payers)).isNull();

    var before = read(till, 1_000);

    assertThat(before).isBetween(345, 350);
    assertThat(till.refused()).isEqualTo(new Refused.RunsSpent(payers));
    for (var onItsWay = 0; onItsWay < 50; onItsWay++) {
      assertThat(till.counted()).isNotNull();
    }
    till.close(true, 0);
    assertThat(spent().day().posts()).isEqualTo(before + 50).isLessThanOrEqualTo(400);
  }

  @Test
  void one_run_without_money_is_named_and_the_other_is_not() {
    var till = till(prices(null, null, null));
    var poor = new Payer("bo", 100 * PRICE);
    assertThat(till.open(List.of(new Payer("ana", 400 * PRICE), poor))).isNull();

    read(till, 1_000);
    till.close(true, 0);

    assertThat(till.refused()).isEqualTo(new Refused.RunsSpent(List.of(poor)));
    assertThat(till.open(List.of(new Payer("ana", 400 * PRICE)))).isNull();
    assertThat(spent().runs()).extracting(Purse.OfRun::runId).containsExactly("bo", "ana");
    assertThat(spent().runs().getFirst().micros()).isLessThanOrEqualTo(100 * PRICE);
  }

  @Test
  void who_joins_is_charged_from_then_on() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 30);

    assertThat(till.serve(List.of(new Payer("ana", null), new Payer("bo", null)))).isNull();
    read(till, 20);
    till.close(true, 0);

    assertThat(spent().runs())
        .extracting(run -> run.runId() + " " + run.posts())
        .containsExactly("bo 20", "ana 50");
    assertThat(spent().day().posts()).isEqualTo(50);
  }

  @Test
  void the_caps_of_the_day_and_the_month_hold_over_streams_and_midnights() {
    var prices = prices(null, 200 * PRICE, 300 * PRICE);
    var till = till(prices);
    assertThat(till.open(ANA)).isNull();
    read(till, 1_000);
    till.close(false, 0);
    assertThat(till.refused()).isEqualTo(new Refused.DaySpent(200 * PRICE));
    assertThat(till.open(ANA)).isEqualTo(new Refused.DaySpent(200 * PRICE));
    var ofMarch = spent().day().posts();
    assertThat(ofMarch).isBetween(150L, 200L);

    clock.pass(Duration.ofHours(4));

    assertThat(till.open(ANA)).as("a new day, and a new month").isNull();
    read(till, 1_000);
    till.close(false, 0);
    clock.pass(Duration.ofDays(1));
    assertThat(till.open(ANA)).isNull();
    read(till, 1_000);
    till.close(false, 0);
    assertThat(till.refused()).isEqualTo(new Refused.MonthSpent(300 * PRICE));
    assertThat(spent().month().posts()).isBetween(250L, 300L);
  }

  @Test
  void at_midnight_the_block_of_the_day_is_settled_and_one_of_the_next_begins() {
    clock.set(Instant.parse("2026-03-30T23:59:50Z"));
    var till = till(prices(null, 200 * PRICE, null));
    assertThat(till.open(ANA)).isNull();
    assertThat(read(till, 30)).isEqualTo(30);

    clock.pass(Duration.ofSeconds(9));

    assertThat(read(till, 40)).isEqualTo(40);
    till.close(true, 0);
    assertThat(spent().day().posts()).as("the first was counted on the old block").isEqualTo(39);
    assertThat(spent().month().posts()).isEqualTo(70);
  }

  @Test
  void a_block_that_is_not_read_to_its_end_is_settled_after_a_minute() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 10);

    clock.pass(Duration.ofMinutes(1));
    assertThat(till.look()).isNull();

    assertThat(spent().day().posts()).isEqualTo(110);
    assertThat(spent().reserved()).isEqualTo(100 * PRICE);
  }

  @Test
  void a_new_price_holds_for_new_blocks() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 10);
    till.close(true, 0);

    var dearer =
        till(new Prices(7_000, null, null, null, 50, seconds(2), seconds(10), 5_000, seconds(60)));
    assertThat(dearer.open(ANA)).isNull();
    read(dearer, 10);
    dearer.close(true, 0);

    assertThat(spent().day()).isEqualTo(new Purse.Sum(20, 10 * 5_000 + 10 * 7_000));
  }

  @Test
  void at_any_rate_what_may_be_on_its_way_is_reserved_and_unread() {
    var till = till(prices(null, 3_000 * PRICE, null));
    assertThat(till.open(ANA)).isNull();
    var total = 0;
    for (var perSecond : new int[] {1, 10, 100, 250, 40}) {
      for (var second = 0; second < 5 && till.refused() == null; second++) {
        for (var post = 0; post < perSecond && till.counted() == null; post++) {
          total++;
          var left = spent().day().posts() - total;
          assertThat(left).isGreaterThanOrEqualTo(50);
        }
        assertThat(spent().day().posts() - total).isGreaterThanOrEqualTo(2L * perSecond - 1);
        clock.pass(Duration.ofSeconds(1));
      }
    }
    till.close(true, 0);
    assertThat(spent().day().posts()).isEqualTo(total);
  }

  @Test
  void a_stream_that_broke_off_costs_what_may_have_been_on_its_way() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 30);

    till.close(false, 0);

    assertThat(spent().day().posts()).isEqualTo(80);
  }

  @Test
  void what_came_beyond_a_block_counts_too() {
    var till = till(prices(100 * PRICE, null, null));
    assertThat(till.open(List.of(new Payer("ana", 100 * PRICE)))).isNull();
    for (var i = 0; i < 130; i++) {
      till.counted();
    }

    till.close(true, 0);

    assertThat(spent().day().posts()).isEqualTo(130);
  }

  /// Reads twenty posts a second until it is to be closed.
  ///
  /// @return how many were read
  private int read(Till till, int posts) {
    for (var i = 0; i < posts; i++) {
      clock.pass(Duration.ofMillis(50));
      if (till.counted() != null) {
        return i + 1;
      }
    }
    return posts;
  }

  private Purse.Spent spent() {
    return purse().spent(Till.day(moment()));
  }

  private SqlPurse purse() {
    return new SqlPurse(database, () -> "id" + ids.incrementAndGet());
  }

  private Till till(Prices prices) {
    return new Till(purse(), prices, this::moment);
  }

  private Moment moment() {
    return new Moment(clock.instant(), clock.ticker().nanos());
  }

  private static Prices prices(@Nullable Long run, @Nullable Long day, @Nullable Long month) {
    return new Prices(PRICE, run, day, month, 50, seconds(2), seconds(10), 5_000, seconds(60));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
