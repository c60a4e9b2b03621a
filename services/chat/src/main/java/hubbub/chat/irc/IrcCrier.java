package hubbub.chat.irc;

import hubbub.chat.domain.Crier;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Room;
import java.util.ArrayList;
import java.util.List;

/// IRC's voice in the rooms: hands what is new to every event loop that has members there.
final class IrcCrier implements Crier {
  private static final Object NOBODY = new Object();

  private final List<Lane> lanes;
  private final NewsText text;

  IrcCrier(List<Lane> lanes, NewsText text) {
    this.lanes = lanes;
    this.text = text;
  }

  @Override
  public void cry(Room room, List<News> news) {
    var calls = new ArrayList<Cry.Call>(news.size());
    for (var one : news) {
      add(calls, room, one);
    }
    if (!calls.isEmpty()) {
      var cry = new Cry(calls);
      lanes.forEach(lane -> lane.cry(room.name(), cry));
    }
    if (news.stream().anyMatch(News.RoomClosed.class::isInstance)) {
      lanes.forEach(lane -> lane.everyone(room.name(), peer -> lane.leave(room.name(), peer)));
    }
    if (news.stream().anyMatch(News.GoingAway.class::isInstance)) {
      lanes.forEach(lane ->
          lane.everyone(
              room.name(), peer -> peer.end(Session.RECONNECT, "the rooms go elsewhere")));
    }
  }

  private void add(List<Cry.Call> calls, Room room, News news) {
    switch (news) {
      case News.LineSaid said ->
          calls.add(
              new Cry.Call(
                  said.from() == null ? NOBODY : said.from(), kind -> text.of(room, said, kind)));
      case News.PresenceChanged(var came, var went, var _) -> {
        came.forEach(person ->
            calls.add(
                new Cry.Call(person.login(), kind -> NewsText.came(room.name(), person, kind))));
        went.forEach(person ->
            calls.add(
                new Cry.Call(person.login(), kind -> NewsText.went(room.name(), person, kind))));
      }
      // Whoever did it was answered.
      case News.Raiding raiding ->
          calls.add(new Cry.Call(raiding.by().login(), kind -> text.of(room, raiding, kind)));
      case News.Announced _,
          News.LineDeleted _,
          News.PersonSilenced _,
          News.RoomCleared _,
          News.ModesChanged _,
          News.Raided _,
          News.RoomClosed _ ->
          calls.add(new Cry.Call(NOBODY, kind -> text.of(room, news, kind)));
      // Programs for Twitch know nothing of these, or learn it otherwise.
      case News.PersonFreed _,
          News.Pinned _,
          News.EmotesChanged _,
          News.PersonChanged _,
          News.LineHeld _,
          News.GoingAway _ -> {}
    }
  }
}
