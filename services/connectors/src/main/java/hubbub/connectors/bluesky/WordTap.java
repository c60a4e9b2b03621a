package hubbub.connectors.bluesky;

import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.connectors.words.Words;
import hubbub.contracts.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words that are followed. What came for them is gathered by the thread that reads, which alone
/// uses all but the first and last methods once it is [Taps]'.
final class WordTap implements Tap {
  static final int ITEMS_MAX = 500;
  private static final long TELL_NANOS = 1_000_000_000;

  final Channel channel;
  final Words words;
  final Ear ear;

  private final Taps taps;
  private final long begunMicros;
  private final List<Item> items = new ArrayList<>();
  private @Nullable Position position;
  private @Nullable Position told;
  private long toldNanos;
  private long from;
  private @Nullable Object by;

  /// @param begunMicros now, by our clock
  /// @param position where to go on; null to begin now
  WordTap(
      Channel channel,
      Words words,
      Ear ear,
      Taps taps,
      Moment now,
      long begunMicros,
      @Nullable Position position) {
    this.channel = channel;
    this.words = words;
    this.ear = ear;
    this.taps = taps;
    this.begunMicros = begunMicros;
    this.position = position;
    told = position;
    toldNanos = now.nanos() - TELL_NANOS;
  }

  @Override
  public Moment lastSign() {
    return taps.lastSign();
  }

  @Nullable Position position() {
    return position;
  }

  /// When it began, by our clock, in epoch microseconds.
  long begunMicros() {
    return begunMicros;
  }

  /// From when on events are for here.
  long from() {
    return from;
  }

  boolean isWithout(Object connection) {
    return !connection.equals(by);
  }

  /// It is served by a connection now.
  ///
  /// @param fromMicros what was before is not for here
  void serve(Object connection, long fromMicros) {
    by = connection;
    from = fromMicros;
  }

  /// The instance does not know of that time, so all that it tells is for here.
  void takeAll() {
    from = 0;
  }

  boolean takes(long micros) {
    return micros >= from;
  }

  void gather(Item item) {
    items.add(item);
    if (items.size() >= ITEMS_MAX) {
      say();
    }
  }

  /// The stream is at this place now, and all that it had up to there was gathered.
  void reached(Position at) {
    if (at.micros() >= from) {
      position = at;
    }
  }

  /// Goes on there, because what stands before it can't be read.
  void skip(Position to) {
    var at = position;
    if (at != null && at.micros() < to.micros()) {
      position = to;
      ear.missed(
          BlueskyMessages.at(at.micros()),
          BlueskyMessages.at(to.micros()),
          "Bluesky's instance sends what can't be read");
    }
  }

  /// Tells what was gathered, or where we are if that was not told for a second. Waits while the
  /// desk is full.
  void tell(long nanos) {
    var due = nanos - toldNanos >= TELL_NANOS && position != null && !position.equals(told);
    if (!items.isEmpty() || due) {
      toldNanos = nanos;
      say();
    }
  }

  private void say() {
    var at = position;
    var _ = ear.said(List.copyOf(items), at == null ? null : at.toString());
    told = at;
    items.clear();
  }

  @Override
  public void close() {
    taps.remove(this);
  }
}
