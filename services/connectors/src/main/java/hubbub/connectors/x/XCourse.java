package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.PurseAway;
import hubbub.connectors.spending.Refused;
import hubbub.connectors.spending.Till;
import hubbub.connectors.x.asking.XBackOff;
import hubbub.connectors.x.asking.XConfig;
import hubbub.connectors.x.asking.XRefusal;
import hubbub.connectors.x.asking.XStreamPath;
import hubbub.connectors.x.asking.XWire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The course of the one stream: rules, money, opening, ending, and when to try again. The feed's
/// thread's own, but for what the stream's thread hears.
final class XCourse {
  private static final Logger LOG = LoggerFactory.getLogger(XCourse.class);
  private static final long END_POLL = 10_000_000;
  private static final long GOING_BACK = Duration.ofMinutes(1).toNanos();
  private static final String LEFT = "nobody listens any more";

  private final XConfig config;
  private final Till till;
  private final Supplier<Moment> clock;
  private final XMeters meters;
  private final XWire wire;
  private final XRuleKeeper rules;
  private final XBackOff backOff = new XBackOff();
  private final XBackOff rulesBackOff = new XBackOff();
  private final XPayers payers;
  private final XWait wait = new XWait();
  private volatile @Nullable XStream stream;
  private final XTold told = new XTold();
  private volatile XAudience audience = new XAudience(List.of(), told);
  private List<XTap> heardBy = List.of();
  private volatile Moment lastSign;
  private @Nullable Moment lostAt;
  private boolean hasBroken;

  /// Whether the stream was asked to go back over the gap before it.
  private boolean goesBack;

  /// What everybody waits for; empty if it is nothing but time.
  private String holding = "";

  XCourse(XConfig config, XRulesOf rulesOf, Till till, Supplier<Moment> clock, XMeters meters) {
    this.config = config;
    this.till = till;
    this.clock = clock;
    this.meters = meters;
    payers = new XPayers(config.prices());
    wire = new XWire(config);
    rules = new XRuleKeeper(wire, rulesOf);
    lastSign = clock.get();
  }

  Moment lastSign() {
    var open = stream;
    return open == null ? lastSign : open.lastSign();
  }

  /// Whether nothing is to be done while nobody follows anything.
  boolean isIdle() {
    return stream == null && rules.isTidy();
  }

  /// Does what is due.
  ///
  /// @param taps all that is followed
  void step(List<XTap> taps, Moment now) {
    var followed = payers.followed(taps);
    if (!followed.equals(heardBy)) {
      heardBy = followed;
      audience = new XAudience(followed, told);
    }
    var open = stream;
    if (open != null) {
      attend(open, followed, now);
    } else if (followed.isEmpty()) {
      tidy(now);
    } else if (wait.isOver(now)) {
      open(followed, now);
    } else if (!holding.isEmpty()) {
      tell(followed, holding);
    }
  }

  /// Something went wrong that should not have.
  ///
  /// @param badly whether nothing can be relied on, so that the stream is ended, too
  void broke(Moment now, boolean badly) {
    var open = stream;
    if (badly && open != null) {
      open.finish("reading X went wrong");
      hasBroken = true;
    }
    wait.until(now, backOff.server());
  }

  /// Nobody follows anything any more: what still comes costs. From any thread.
  void left() {
    var open = stream;
    if (open != null) {
      open.finish(LEFT);
    }
  }

  /// Ends the stream and waits for it.
  void end() {
    var open = stream;
    if (open == null) {
      return;
    }
    open.finish("Hubbub stops");
    while (!open.isOver()) {
      open.look(clock.get());
      LockSupport.parkNanos(END_POLL);
    }
    till.close(open.end());
  }

  private void attend(XStream open, List<XTap> followed, Moment now) {
    open.look(now);
    if (open.isOver()) {
      ended(open, followed, now);
    } else if (followed.isEmpty()) {
      open.finish(LEFT);
    } else if (!open.isFinishing()) {
      var refused = till.serve(payers.of(followed));
      if (refused == null) {
        refused = till.look();
      }
      if (refused != null) {
        open.finish(XNotes.words(refused));
        return;
      }
      keepRules(followed, now);
      confirm(followed, now);
    }
  }

  private void keepRules(List<XTap> followed, Moment now) {
    var token = config.token().orElse(null);
    if (token == null || !rules.isDue(followed, now)) {
      return;
    }
    try {
      rules.sync(token, followed, now);
      rulesBackOff.good();
    } catch (IOException | PurseAway e) {
      rules.later(now, XRuleKeeper.SOON.toNanos());
    } catch (XRefusal e) {
      LOG.warn("x took no rules: {}", e.getMessage());
      rules.later(now, rulesBackOff.refused(e, now, config.refused().toNanos()));
    }
  }

  private void tell(List<XTap> followed, String what) {
    holding = what;
    followed.forEach(tap -> tap.tell(what));
  }

  private void confirm(List<XTap> followed, Moment now) {
    for (var tap : followed) {
      var wrong = rules.wrong(tap);
      if (rules.isThere(tap)) {
        tap.confirm(now);
      } else if (wrong != null) {
        tap.tell("X doesn't take these words: " + wrong);
      }
    }
  }

  private void open(List<XTap> followed, Moment now) {
    var token = config.token().orElse(null);
    if (token == null) {
      wait.until(now, config.refused().toNanos());
      tell(followed, XConnector.NO_KEY);
      return;
    }
    try {
      rules.sync(token, followed, now);
      if (followed.stream().noneMatch(rules::isThere)) {
        wait.until(now, (rules.isOpen() ? XRuleKeeper.LATE : config.refused()).toNanos());
        confirm(followed, now);
        return;
      }
    } catch (XRefusal e) {
      refused(e, followed, now);
      return;
    } catch (IOException | PurseAway e) {
      unreachable(String.valueOf(e.getMessage()), followed, now);
      return;
    }
    var again = XStreamPath.minutes(config, lostAt, now);
    var refused = till.open(payers.of(followed), Duration.ofMinutes(again));
    while (refused != null && !(refused instanceof Refused.Away) && again > 0) {
      // For less there may be money.
      again--;
      refused = till.open(payers.of(followed), Duration.ofMinutes(again));
    }
    if (refused != null) {
      stopped(refused, followed, now);
      return;
    }
    goesBack = again > 0;
    connect(token, XStreamPath.of(again), followed, now);
  }

  private void connect(XConfig.Token token, String path, List<XTap> followed, Moment now) {
    var reserved = true;
    var clean = false;
    try {
      var opened = wire.open(token, new XWire.Call("GET", path, ""));
      if (opened.status() == 200) {
        var open =
            new XStream(config, opened, clock, new XHearing(till, clock, meters, () -> audience));
        stream = open;
        holding = "";
        reserved = false;
        open.start();
        LOG.info(
            "x stream opened channels={} runs={}", followed.size(), payers.of(followed).size());
        confirm(followed, clock.get());
        return;
      }
      clean = true;
      try (var _ = opened.socket()) {
        refused(XRefusal.of(wire.whole(opened)), followed, now);
      }
    } catch (XWire.NotSent e) {
      clean = true;
      unreachable("X can't be reached", followed, now);
    } catch (XWire.Unanswered e) {
      clean = true;
      silent(followed, now);
    } catch (IOException e) {
      silent(followed, now);
    } finally {
      if (reserved) {
        till.close(clean ? Till.End.CLEAN : Till.End.unheard(now));
        lostAt = clean || !goesBack ? lostAt : null;
      }
    }
  }

  private void ended(XStream open, List<XTap> followed, Moment now) {
    lastSign = open.lastSign();
    lostAt = open.isFinishing() || brokeGoingBack(open) ? null : lastSign;
    till.close(open.end());
    stream = null;
    meters.reconnects.increment();
    LOG.info("x stream closed why={}", open.why());
    var refused = till.refused();
    if (refused instanceof Refused.RunsSpent(var spent)) {
      // Those end here, and miss nothing; the others do.
      payers.spent(spent, followed);
    }
    for (var tap : followed) {
      if (payers.isFollowed(tap)) {
        tap.lose(lastSign, open.why());
      } else {
        tap.end();
      }
    }
    if (refused != null) {
      stopped(refused, followed, now);
    } else if (open.isFinishing() && !hasBroken) {
      wait.until(now, config.reopen().toNanos());
    } else if (open.isFinishing() || open.hasBroken()) {
      wait.until(now, backOff.server());
    } else {
      wait.until(now, backOff.dropped(lastSign.nanos() - open.openedAt().nanos()));
    }
    hasBroken = false;
  }

  /// What it was asked to send again counts then, and isn't asked for once more.
  private boolean brokeGoingBack(XStream open) {
    return goesBack && !open.isClean() && lastSign.nanos() - open.openedAt().nanos() < GOING_BACK;
  }

  /// There is no money for more.
  private void stopped(Refused why, List<XTap> followed, Moment now) {
    switch (why) {
      case Refused.RunsSpent(var spent) -> {
        payers.spent(spent, followed);
        wait.until(now, config.reopen().toNanos());
      }
      case Refused.DaySpent _ -> wait.untilDay(Till.day(now) + 1);
      case Refused.MonthSpent _ -> wait.untilDay(Till.nextMonth(now));
      case Refused.Away _ -> wait.until(now, backOff.server());
    }
    if (!(why instanceof Refused.RunsSpent)) {
      tell(followed, XNotes.words(why));
    }
  }

  private void refused(XRefusal why, List<XTap> followed, Moment now) {
    LOG.warn("x refuses: {}", why.getMessage());
    wait.until(now, backOff.refused(why, now, config.refused().toNanos()));
    tell(followed, String.valueOf(why.getMessage()));
  }

  /// It was asked, which may have cost something: the pauses are those of a server in trouble.
  private void silent(List<XTap> followed, Moment now) {
    wait.until(now, backOff.server());
    followed.forEach(tap -> tap.tell("X doesn't answer"));
  }

  private void unreachable(String why, List<XTap> followed, Moment now) {
    wait.until(now, backOff.network());
    tell(followed, why);
  }

  /// Nobody follows anything: our rules go.
  private void tidy(Moment now) {
    var token = config.token().orElse(null);
    lostAt = null;
    if (token == null || rules.isTidy() || !wait.isOver(now)) {
      return;
    }
    try {
      rules.sync(token, List.of(), now);
    } catch (IOException | PurseAway e) {
      wait.until(now, backOff.network());
    } catch (XRefusal e) {
      wait.until(now, backOff.refused(e, now, config.refused().toNanos()));
    }
  }
}
