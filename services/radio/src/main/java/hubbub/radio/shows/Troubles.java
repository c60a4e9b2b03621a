package hubbub.radio.shows;

import hubbub.radio.record.RecordingAlarm;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which shows are not recorded although they go on, and why.
final class Troubles implements RecordingAlarm {
  private static final Logger LOG = LoggerFactory.getLogger("radio");

  private final Journal journal;
  private final Map<String, Trouble> now = new ConcurrentHashMap<>();
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private volatile Unrecorded hearer = Unrecorded.NOBODY;

  private record Place(String channel, String mount) {}

  Troubles(Journal journal) {
    this.journal = journal;
  }

  void tell(Unrecorded other) {
    hearer = other;
  }

  /// Before anything of it is recorded.
  void begun(String show, String channel, String mount) {
    places.put(show, new Place(channel, mount));
  }

  @Override
  public void stopped(String show, Trouble trouble) {
    now.put(show, trouble);
    LOG.atError()
        .addKeyValue("show", show)
        .addKeyValue("because", word(trouble))
        .log("a show is no longer recorded");
    var place = places.get(show);
    if (place != null) {
      hearer.stopped(place.channel(), place.mount(), trouble);
    }
    note(show, trouble);
  }

  /// Its row is noted. What went wrong before that found no row: it is noted again.
  void noted(String show) {
    var before = now.get(show);
    if (before != null) {
      note(show, before);
    }
  }

  private void note(String show, Trouble trouble) {
    if (!journal.isFull()) {
      journal.note(rows -> rows.trouble(show, word(trouble)));
    }
  }

  @Override
  public void goesOn(String show) {
    now.remove(show);
    LOG.atInfo().addKeyValue("show", show).log("a show is recorded again");
    over(places.get(show));
  }

  void ended(String show) {
    now.remove(show);
    over(places.remove(show));
  }

  private void over(@Nullable Place place) {
    if (place != null) {
      hearer.over(place.mount());
    }
  }

  /// By show, from any thread.
  Map<String, Trouble> now() {
    return Map.copyOf(now);
  }

  static String word(Trouble trouble) {
    return trouble.name().toLowerCase(Locale.ROOT);
  }
}
