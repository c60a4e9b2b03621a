package hubbub.connectors.x;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Block;
import hubbub.connectors.spending.Prices;
import hubbub.connectors.spending.Purse;
import hubbub.connectors.spending.Till;
import hubbub.connectors.words.Words;
import hubbub.connectors.x.asking.XConfig;
import hubbub.contracts.Channel;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.x.XLikeServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An error of the machine ends no thread silently: the stream is closed and settled, and opened
/// again after a while.
class XBreakingDownTest {
  private final PinnedClock clock = new PinnedClock();
  private final CountingPurse purse = new CountingPurse();
  private final AtomicReference<@Nullable Error> nextError = new AtomicReference<>();
  private Duration silence = Duration.ofHours(1);
  private final List<Item> heard = new CopyOnWriteArrayList<>();

  @Test
  void an_error_on_the_thread_that_tells() {
    try (var x = new XLikeServer()) {
      var feed = feed(x, () -> "house");
      var _ = join(feed);
      Await.until(x::isRead);
      nextError.set(new OutOfMemoryError("played"));
      x.post("bieber 1");

      Await.until(() -> !x.isRead());
      Await.until(() -> purse.settled.get() >= 1);
      goOn(x);
      x.post("bieber 2");

      Await.until(() -> heard.size() == 1);
      feed.close();
      assertThat(purse.settled.get()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void an_error_on_the_feeds_own_thread() {
    try (var x = new XLikeServer()) {
      nextError.set(new LinkageError("played"));
      var feed =
          feed(
              x,
              () -> {
                fail();
                return "house";
              });
      var _ = join(feed);
      Await.until(() -> nextError.get() == null);

      goOn(x);
      x.post("bieber");

      Await.until(() -> heard.size() == 1);
      feed.close();
      assertThat(purse.settled.get()).isEqualTo(1);
    }
  }

  @Test
  void the_last_who_leaves_ends_the_stream_though_x_says_nothing_about_rules() {
    try (var x = new XLikeServer()) {
      var feed = feed(x, () -> "house");
      var first = join(feed);
      Await.until(x::isRead);
      x.holdRules();
      var asked = x.asked().size();
      var second = tap(feed, "tea");
      feed.join(second);
      Await.until(() -> x.asked().size() > asked);

      first.close();
      second.close();

      Await.until(() -> !x.isRead());
    }
  }

  @Test
  void a_silent_stream_ends_though_nobody_looks_after_it() {
    silence = Duration.ofMillis(300);
    try (var x = new XLikeServer()) {
      var feed = feed(x, () -> "house");
      var _ = join(feed);

      Await.until(() -> purse.settled.get() == 50);
      Await.until(() -> !x.isRead());
    }
  }

  /// Time passes until somebody reads again.
  private void goOn(XLikeServer x) {
    Await.until(() -> {
      if (!x.isRead()) {
        clock.pass(Duration.ofSeconds(1));
      }
      return x.isRead();
    });
  }

  private void fail() {
    var error = nextError.getAndSet(null);
    if (error != null) {
      throw error;
    }
  }

  private XFeed feed(XLikeServer x, XRulesOf rulesOf) {
    var second = Duration.ofSeconds(1);
    var prices = new Prices(1, null, null, null, 50, second, second, 1_000, second);
    var config =
        new XConfig(
            URI.create(x.url()),
            Optional.of(new XConfig.Token("key")),
            prices,
            false,
            silence,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            second,
            second,
            Duration.ofMinutes(15),
            1 << 20,
            1 << 20,
            64 << 10,
            1 << 20);
    return new XFeed(
        config,
        rulesOf,
        new Till(purse, prices, this::moment),
        this::moment,
        new XMeters(new SimpleMeterRegistry()));
  }

  private Moment moment() {
    return new Moment(clock.instant(), clock.ticker().nanos());
  }

  private XTap join(XFeed feed) {
    var tap = tap(feed, "bieber");
    feed.join(tap);
    return tap;
  }

  private XTap tap(XFeed feed, String word) {
    var tap = new XTap(new Channel("x", word), Words.read(word), new FailingEar(), feed);
    tap.serves(List.of(new Connector.Served("run", "budget=100")));
    return tap;
  }

  private static final class CountingPurse implements Purse {
    final AtomicLong settled = new AtomicLong();

    @Override
    public Reserved reserve(@Nullable Block before, long read, Wish wish) {
      if (before != null) {
        settled.addAndGet(read);
      }
      return new Done(new Block("id", wish.day(), wish.posts(), wish.price(), List.of("run")));
    }

    @Override
    public void settle(Block block, long read) {
      settled.addAndGet(read);
    }

    @Override
    public void settleLeft() {}

    @Override
    public Spent spent(long day) {
      throw new UnsupportedOperationException();
    }
  }

  private final class FailingEar implements Ear {
    @Override
    public boolean said(List<Item> items, @Nullable String position) {
      fail();
      heard.addAll(items);
      return true;
    }

    @Override
    public void confirmed(Moment at) {}

    @Override
    public void lost(Moment lastSign, String reason) {}

    @Override
    public void missed(Instant from, Instant to, String reason) {}

    @Override
    public void silent(String note) {}

    @Override
    public void over(String runId, String reason) {}

    @Override
    public void finished(String reason) {}
  }
}
