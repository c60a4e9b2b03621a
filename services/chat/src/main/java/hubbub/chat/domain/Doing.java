package hubbub.chat.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who does something in a room, within a group.
record Doing(LiveRoom room, Visitor visitor, Speaker speaker, Deed deed, Group group, LineIds ids) {
  Instant now() {
    return group.now().at();
  }

  Offset next() {
    return group.next(room);
  }

  void keep(Row row) {
    group.keep(room, row);
  }

  void tell(News news) {
    group.tell(room, news);
  }

  /// Keeps how the room is set up now.
  void keepSetUp() {
    group.keepSetUp(room);
  }

  /// Tells what is pinned now.
  void tellPinned() {
    keepSetUp();
    tell(new News.Pinned(next(), room.pinned(), speaker));
  }

  String newId() {
    return ids.next(now());
  }

  /// Notes what was done, for those who keep order.
  void log(@Nullable String personId, @Nullable String login, String detail) {
    keep(
        new Row.Logged(
            room.id(),
            new LogEntry(newId(), now(), speaker.login(), deed, personId, login, detail)));
  }
}
