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

  private static final Till.End BROKEN = new Till.End(false, 0, 0, 0, 0);

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
    till.close(Till.End.CLEAN);

    assertThat(spent().day()).isEqualTo(new Purse.Sum(230, 230 * PRICE));
    assertThat(spent().month()).isEqualTo(new Purse.Sum(230, 230 * PRICE));
    assertThat(spent().reserved()).isZero();
    assertThat(spent().runs()).containsExactly(new Purse.OfRun("ana", 230, 230 * PRICE, 0, null));
  }

  @Test
  void what_is_reserved_counts_as_spent_until_it_is_settled() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();

    assertThat(read(till, 10)).isEqualTo(10);

    assertThat(spent().reserved()).isEqualTo(100 * PRICE);
    assertThat(spent().day().posts()).isEqualTo(100);
    assertThat(spent().runs().getFirst().posts()).isEqualTo(100);
    assertThat(spent().runs().getFirst().reserved()).isEqualTo(100);
    assertThat(till.read()).isEqualTo(new Till.Read(List.of("ana"), 10, 10 * PRICE));
  }

  @Test
  void after_a_crash_the_block_that_was_open_counts_wholly() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    assertThat(read(till, 120)).isEqualTo(120);

    // The process is gone, without a word.
    var next = till(prices(null, null, null));
    assertThat(next.open(ANA)).isNull();
    next.close(Till.End.CLEAN);

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
    next.close(Till.End.CLEAN);

    read(till, 40);
    till.close(Till.End.CLEAN);

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
    till.close(Till.End.CLEAN);
    assertThat(spent().day().posts()).isEqualTo(before + 50).isLessThanOrEqualTo(400);
  }

  @Test
  void one_run_without_money_is_named_and_the_other_is_not() {
    var till = till(prices(null, null, null));
    var poor = new Payer("bo", 100 * PRICE);
    assertThat(till.open(List.of(new Payer("ana", 400 * PRICE), poor))).isNull();

    read(till, 1_000);
    till.close(Till.End.CLEAN);

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
    till.close(Till.End.CLEAN);

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
    till.close(BROKEN);
    assertThat(till.refused()).isEqualTo(new Refused.DaySpent(200 * PRICE));
    assertThat(till.open(ANA)).isEqualTo(new Refused.DaySpent(200 * PRICE));
    var ofMarch = spent().day().posts();
    assertThat(ofMarch).isBetween(150L, 200L);

    clock.pass(Duration.ofHours(4));

    assertThat(till.open(ANA)).as("a new day, and a new month").isNull();
    read(till, 1_000);
    till.close(BROKEN);
    clock.pass(Duration.ofDays(1));
    assertThat(till.open(ANA)).isNull();
    read(till, 1_000);
    till.close(BROKEN);
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
    till.close(Till.End.CLEAN);
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
    till.close(Till.End.CLEAN);

    var dearer =
        till(new Prices(7_000, null, null, null, 50, seconds(2), seconds(10), 5_000, seconds(60)));
    assertThat(dearer.open(ANA)).isNull();
    read(dearer, 10);
    dearer.close(Till.End.CLEAN);

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
    till.close(Till.End.CLEAN);
    assertThat(spent().day().posts()).isEqualTo(total);
  }

  @Test
  void a_stream_that_broke_off_costs_what_may_have_been_on_its_way() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 30);

    till.close(BROKEN);

    assertThat(spent().day().posts()).isEqualTo(80);
  }

  @Test
  void a_stream_that_broke_amid_a_burst_costs_what_was_held_back() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 5);

    till.close(new Till.End(false, 0, 0, 500, 200));

    assertThat(spent().day().posts()).isEqualTo(205);
  }

  @Test
  void a_burst_before_a_break_costs_as_much_again_but_not_more_than_can_be_held_back() {
    var till = till(prices(null, null, null));
    for (var posts : new int[] {100, 1_000}) {
      assertThat(till.open(ANA)).isNull();
      for (var i = 0; i < posts; i++) {
        assertThat(till.counted()).isNull();
      }
      till.close(new Till.End(false, 0, 0, 500, 0));
      clock.pass(Duration.ofSeconds(10));
    }

    assertThat(spent().day().posts()).isEqualTo(200 + 1_500);
  }

  @Test
  void silence_after_a_burst_costs_what_was_held_back_and_what_usually_comes_meanwhile() {
    var till = till(prices(null, null, null));
    for (var edge : new int[] {0, 500, 1_000}) {
      var before = spent().day().posts();
      assertThat(till.open(ANA)).isNull();
      read(till, 199);
      for (var i = 0; i < 1_000; i++) {
        if (i == edge) {
          clock.pass(Duration.ofMillis(60));
        }
        assertThat(till.counted()).isNull();
      }
      var last = moment().nanos();
      for (var i = 0; i < 23; i++) {
        clock.pass(Duration.ofSeconds(1));
        assertThat(till.look()).isNull();
      }

      till.close(new Till.End(false, last, Duration.ofSeconds(23).toNanos(), 500, 0));

      assertThat(spent().day().posts() - before - 1_199)
          .as("with %d posts before the edge of a second", edge)
          .isBetween(500 + 23 * 20L, 500 + 23 * 20L + 20);
    }
  }

  @Test
  void a_break_that_is_seen_late_costs_as_much() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    for (var i = 0; i < 400; i++) {
      assertThat(till.counted()).isNull();
    }
    var last = moment().nanos();
    clock.pass(Duration.ofSeconds(30));
    assertThat(till.look()).isNull();

    till.close(new Till.End(false, last, 0, 500, 0));

    assertThat(spent().day().posts()).isEqualTo(800);
  }

  @Test
  void what_was_asked_for_again_and_not_read_costs_if_the_stream_breaks_off() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 1_200);
    till.close(Till.End.CLEAN);

    assertThat(till.open(ANA, Duration.ofMinutes(1))).isNull();
    till.close(Till.End.unheard(moment()));
    assertThat(spent().day().posts()).as("none of it was read").isBetween(3_500L, 3_650L);

    var before = spent().day().posts();
    assertThat(till.open(ANA, Duration.ofMinutes(1))).isNull();
    read(till, 300);
    assertThat(till.serve(List.of(new Payer("ana", null), new Payer("bo", null)))).isNull();
    till.close(new Till.End(false, moment().nanos(), 0, 0, 0));
    assertThat(spent().day().posts() - before).as("some was").isBetween(2_300L, 2_450L);
    assertThat(spent().reserved()).isZero();
  }

  @Test
  void what_was_asked_for_again_costs_nothing_long_after() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    read(till, 1_200);
    till.close(Till.End.CLEAN);
    assertThat(till.open(ANA, Duration.ofMinutes(1))).isNull();
    clock.pass(Duration.ofMinutes(2));

    till.close(new Till.End(false, moment().nanos(), 0, 0, 0));

    assertThat(spent().day().posts()).isEqualTo(1_250);
  }

  @Test
  void a_burst_needs_few_blocks() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    var blocks = ids.get();
    for (var i = 0; i < 1_122; i++) {
      assertThat(till.counted()).isNull();
    }

    assertThat(ids.get() - blocks).isLessThanOrEqualTo(4);
  }

  @Test
  void after_a_burst_the_blocks_are_small_again() {
    var till = till(prices(null, null, null));
    assertThat(till.open(ANA)).isNull();
    for (var i = 0; i < 1_000; i++) {
      assertThat(till.counted()).isNull();
    }
    assertThat(spent().day().posts()).isGreaterThan(3_000);

    clock.pass(Duration.ofSeconds(10));
    assertThat(till.look()).isNull();

    assertThat(spent().reserved()).isEqualTo(100 * PRICE);
    assertThat(spent().day().posts()).isEqualTo(1_100);
  }

  @Test
  void a_burst_near_a_cap_does_not_end_a_run_long_before() {
    var till = till(prices(null, null, null));
    var payers = List.of(new Payer("ana", 2_000 * PRICE));
    assertThat(till.open(payers)).isNull();
    read(till, 200);
    for (var i = 0; i < 1_000; i++) {
      assertThat(till.counted()).isNull();
    }

    var more = read(till, 1_000);

    assertThat(1_200 + more).isBetween(1_945, 1_950);
  }

  @Test
  void where_little_comes_a_run_is_read_to_a_smaller_rest() {
    var till = till(prices(null, null, null));
    var payers = List.of(new Payer("ana", 120 * PRICE));
    assertThat(till.open(payers)).isNull();
    var posts = 0;
    var refused = false;
    for (; posts < 200 && !refused; posts++) {
      clock.pass(Duration.ofSeconds(10));
      refused = till.counted() != null;
    }

    assertThat(posts).isBetween(108, 110);
  }

  @Test
  void what_came_beyond_a_block_counts_too() {
    var till = till(prices(100 * PRICE, null, null));
    assertThat(till.open(List.of(new Payer("ana", 100 * PRICE)))).isNull();
    for (var i = 0; i < 130; i++) {
      till.counted();
    }

    till.close(Till.End.CLEAN);

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
