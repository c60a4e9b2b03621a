package hubbub.radio.notices;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.platform.mail.Mailer;
import hubbub.radio.alarms.Alarms;
import hubbub.radio.alarms.Raised;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Mails of alarms: one a minute at most for each channel and kind. What was raised and is over
/// before its turn is not mailed; that something is over is mailed where its begin was.
final class AlarmMail implements Alarms.Hearer {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Mailer mailer;
  private final List<String> to;
  private final Optional<URI> publicUrl;
  private final Ticker ticker;
  private final Map<Key, News> news = new LinkedHashMap<>();
  private final Map<Pace, Long> mailed = new HashMap<>();
  private final AtomicLong unsent = new AtomicLong();

  private record Key(String mount, String kind) {}

  private record Pace(String channel, String kind) {}

  /// @param mailed whether the last mail said that it stands
  /// @param over when; null while it stands
  private record News(Raised alarm, boolean mailed, @Nullable Instant over) {
    boolean isNew() {
      return mailed == (over != null);
    }

    News asMailed() {
      return new News(alarm, over == null, over);
    }
  }

  /// @param publicUrl where the pages are, if anybody said so
  AlarmMail(Mailer mailer, List<String> to, Optional<URI> publicUrl, Ticker ticker) {
    this.mailer = mailer;
    this.to = to;
    this.publicUrl = publicUrl;
    this.ticker = ticker;
  }

  /// Mails that were not taken.
  long unsent() {
    return unsent.get();
  }

  @Override
  public synchronized void raised(Raised alarm) {
    var key = new Key(alarm.mount(), alarm.alarm().kind());
    var before = news.get(key);
    news.put(key, new News(alarm, before != null && before.mailed(), null));
    turn();
  }

  @Override
  public synchronized void over(Raised alarm, Instant at) {
    news.computeIfPresent(
        new Key(alarm.mount(), alarm.alarm().kind()),
        (_, before) -> new News(alarm, before.mailed(), at));
    turn();
  }

  /// Mails what may be mailed by now.
  synchronized void turn() {
    var now = ticker.nanos();
    mailed.values().removeIf(at -> now - at >= MINUTE_NANOS);
    for (var one : news.entrySet()) {
      var what = one.getValue();
      var pace = new Pace(what.alarm().channel(), one.getKey().kind());
      if (what.isNew() && mailed.putIfAbsent(pace, now) == null) {
        one.setValue(what.asMailed());
        mail(what);
      }
    }
    news.values().removeIf(what -> what.over() != null && !what.mailed());
  }

  private void mail(News what) {
    var subject = subject(what);
    var text = text(what);
    var soon =
        mailer.soon(() -> {
          if (!mailer.send(to, subject, text)) {
            unsent.incrementAndGet();
          }
        });
    if (!soon) {
      unsent.incrementAndGet();
    }
  }

  private static String subject(News what) {
    var alarm = what.alarm();
    var kind = alarm.alarm().kind().replace('_', ' ');
    return alarm.channel() + ": " + kind + (what.over() == null ? "" : " is over");
  }

  private String text(News what) {
    var alarm = what.alarm();
    var over = what.over() == null ? "" : "That is over since " + Json.time(what.over()) + ".\n";
    var where =
        publicUrl.map(url -> "\n" + url.toString().replaceAll("/+$", "") + "/studio\n").orElse("");
    return alarm.mount()
        + ", at "
        + Json.time(alarm.since())
        + ":\n\n"
        + alarm.alarm().text()
        + "\n"
        + over
        + where;
  }
}
