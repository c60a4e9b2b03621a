package hubbub.chat.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// What one commit keeps, and what is told and answered once it is durable. Rooms change while it
/// is gathered; if it is not kept, those that it touched are read anew.
final class Group {
  private final Moment now;
  private final long epoch;
  private final List<Row> rows = new ArrayList<>();
  private final Map<LiveRoom, List<News>> news = new LinkedHashMap<>();
  private final Set<LiveRoom> touched = new HashSet<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  Group(Moment now, long epoch) {
    this.now = now;
    this.epoch = epoch;
  }

  Moment now() {
    return now;
  }

  /// The offset of what comes next in a room.
  Offset next(LiveRoom room) {
    return new Offset(epoch, room.recent().last().n() + 1);
  }

  /// News with the offset that [#next] gave.
  void tell(LiveRoom room, News durable) {
    var offset = durable.offset().orElseThrow();
    room.recent().add(new Recalled(offset, now.at(), durable));
    keep(room, new Row.Told(room.channel(), now.at(), durable));
    pass(room, durable);
  }

  /// News of the moment.
  void pass(LiveRoom room, News passing) {
    news.computeIfAbsent(room, _ -> new ArrayList<>()).add(passing);
  }

  void keep(LiveRoom room, Row row) {
    touched.add(room);
    rows.add(row);
  }

  /// Keeps how a room is set up now.
  void keepSetUp(LiveRoom room) {
    var pinned = room.pinned().map(Line::id).orElse(null);
    keep(room, new Row.SetUp(room.id(), room.modes(), pinned));
  }

  /// Answers once all is kept.
  <T> void answer(CompletableFuture<T> to, T answer) {
    afterwards.add(() -> to.complete(answer));
  }

  /// Does something when all is kept and told.
  void afterwards(Runnable then) {
    afterwards.add(then);
  }

  List<Row> rows() {
    return rows;
  }

  Set<LiveRoom> touched() {
    return touched;
  }

  Map<LiveRoom, List<News>> news() {
    return news;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }
}
