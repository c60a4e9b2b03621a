package hubbub.statistics.domain;

import hubbub.statistics.domain.Series.Point;
import java.util.ArrayList;

/// Draws a scope step by step: every step of the range is there, whether anything was said or not.
///
/// Steps of whole minutes come from hours, shorter ones from pieces. People are different within a
/// step, so they are gathered for a day of steps at a time.
public final class DrawSeries {
  private static final long DAY = 24 * Seconds.HOUR;

  private final Reading reading;
  private final Scope scope;
  private final long origin;
  private final int step;
  private final long[] messages;
  private final long[] people;
  private final long[] newPeople;
  private final boolean[] unknown;

  private DrawSeries(Reading reading, Scope scope, long origin, int step, int points) {
    this.reading = reading;
    this.scope = scope;
    this.origin = origin;
    this.step = step;
    messages = new long[points];
    people = new long[points];
    newPeople = new long[points];
    unknown = new boolean[points];
  }

  /// @param origin the second at which the first step begins
  /// @param step seconds
  /// @param points how many steps
  /// @param nowMillis milliseconds since 1970: what comes later can be neither gap nor connection
  public static Series draw(
      Reading reading, Scope scope, long origin, int step, int points, long nowMillis) {
    var drawing = new DrawSeries(reading, scope, origin, step, points);
    drawing.count();
    return drawing.series(nowMillis);
  }

  private void count() {
    var perWindow = (int) Math.max(1, DAY / step);
    for (var from = 0; from < messages.length; from += perWindow) {
      countWindow(from, Math.min(messages.length, from + perWindow));
    }
    var all = new Range(origin, origin + (long) messages.length * step);
    var seen = new LongCounts();
    new Newcomers(reading, scope)
        .each(
            all,
            (person, _, first) -> {
              var index = index(first);
              if (seen.add(MinuteTally.key(index, person), 1) == 1) {
                newPeople[index]++;
              }
            });
  }

  private void countWindow(int from, int to) {
    var window = new Range(origin + (long) from * step, origin + (long) to * step);
    var present = new LongCounts();
    for (var cover : scope.covers()) {
      if (cover.messages() == 0 || cover.last() < window.from() || cover.first() >= window.to()) {
        continue;
      }
      if (step % Seconds.MINUTE == 0 && origin % Seconds.MINUTE == 0) {
        reading.hours(
            cover,
            window,
            hour -> hour.attendance((at, who, n) -> add(window, present, at, who, n)));
        reading.fresh(cover, window, piece -> addPiece(window, present, piece));
      } else {
        reading.hours(cover, window, hour -> addOld(window, present, hour));
        reading.pieces(cover, window, piece -> addPiece(window, present, piece));
      }
    }
  }

  private void addPiece(Range window, LongCounts present, Piece piece) {
    piece.attendance((at, who, n) -> add(window, present, at, who, n));
  }

  /// An hour that has lost its minutes: messages are known by the second, people by the minute.
  private void addOld(Range window, LongCounts present, Hour hour) {
    if (hour.fine()) {
      return;
    }
    hour.seconds((second, count) -> {
      if (window.contains(second)) {
        messages[index(second)] += count;
        unknown[index(second)] |= step < Seconds.MINUTE;
      }
    });
    hour.attendance((minute, person, _) -> {
      if (window.contains(minute) && step >= Seconds.MINUTE) {
        addPerson(present, minute, person);
      }
    });
  }

  private void add(Range window, LongCounts present, long second, int person, long count) {
    if (window.contains(second)) {
      messages[index(second)] += count;
      addPerson(present, second, person);
    }
  }

  private void addPerson(LongCounts present, long second, int person) {
    if (person != 0 && present.add(MinuteTally.key(index(second), person), 1) == 1) {
      people[index(second)]++;
    }
  }

  private int index(long second) {
    return (int) ((second - origin) / step);
  }

  private Series series(long nowMillis) {
    var points = new ArrayList<Point>(messages.length);
    for (var i = 0; i < messages.length; i++) {
      var at = origin + (long) i * step;
      var known = unknown[i] ? -1 : people[i];
      points.add(new Point(at, messages[i], known, newPeople[i], gap(at, nowMillis)));
    }
    return new Series(step, points);
  }

  private double gap(long at, long nowMillis) {
    var from = at * 1_000;
    var end = from + step * 1_000L;
    var to = nowMillis > from && nowMillis < end ? nowMillis : end;
    return (double) (to - from - scope.stretches().within(from, to)) / (to - from);
  }
}
