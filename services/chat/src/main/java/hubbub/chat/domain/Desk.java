package hubbub.chat.domain;

import hubbub.contracts.accounts.OwnChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one thread that all rooms belong to. What waits when it looks is decided one after another,
/// kept in one transaction, and told and answered when that is durable. So nothing here needs a
/// lock, and a thousand authors cost one sync.
final class Desk implements Runnable {
  private static final long TICK = TimeUnit.SECONDS.toNanos(1);
  private static final long RENEW = TimeUnit.SECONDS.toNanos(2);
  private static final long IDLE = TimeUnit.MINUTES.toNanos(10);

  /// How long a busy desk gathers what is said; beside a line's way to its readers it is little.
  private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(3);

  private static final String ELSEWHERE = "another process has the rooms";

  /// Does what follows from something by itself.
  private static final Speaker NOBODY = new Speaker("", "", "", null, Set.of());

  private static final String BROKEN = "something broke on our side";

  private final Book book;
  private final Bounds bounds;
  private final Patterns patterns;
  private final Supplier<Moment> clock;
  private final BiConsumer<String, RuntimeException> trouble;
  private final Knowledge knowledge;
  private final Speak speak;
  private final Act act;
  private final BlockingQueue<Wish> waiting;
  private final List<Crier> criers = new CopyOnWriteArrayList<>();
  private final Map<String, OwnChannel> channels = new HashMap<>();
  private final Map<String, LiveRoom> rooms = new HashMap<>();
  private volatile long epoch;
  private volatile boolean closing;
  private long renewedNanos;
  private long tickedNanos;
  private long keptNanos;
  private long heard;

  Desk(
      Book book,
      Bounds bounds,
      Patterns patterns,
      OnAir onAir,
      Supplier<Moment> clock,
      BiConsumer<String, RuntimeException> trouble) {
    this.book = book;
    this.bounds = bounds;
    this.patterns = patterns;
    this.clock = clock;
    this.trouble = trouble;
    var ids = new LineIds();
    knowledge = new Knowledge(book);
    speak = new Speak(book, knowledge, bounds, onAir, ids);
    act = new Act(book, knowledge, speak, patterns, ids, bounds);
    waiting = new LinkedBlockingQueue<>();
  }

  void add(Crier crier) {
    criers.add(crier);
  }

  void wish(Wish wish) {
    if (closing) {
      wish.refuse("the server is going away");
    } else if (waiting.size() >= bounds.waitingMax() && !(wish instanceof Wish.Leave)) {
      wish.refuse("too much waits; try again in a moment");
    } else {
      waiting.add(wish);
    }
  }

  /// Whether this process has the rooms.
  boolean owns() {
    return epoch != 0;
  }

  int waiting() {
    return waiting.size();
  }

  void close() {
    closing = true;
    wakeUp();
  }

  private void wakeUp() {
    waiting.add(new Wish.Refresh());
  }

  @Override
  public void run() {
    while (!closing) {
      try {
        turn();
      } catch (EpochOver e) {
        lose();
      } catch (BookAway e) {
        trouble.accept("rooms wait for the database", e);
        rest(e.reason());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        break;
      } catch (RuntimeException e) {
        trouble.accept("the rooms failed", e);
        rest(BROKEN);
      }
    }
    end();
  }

  /// Waits before the next try, so that trouble does not become a storm. Who waits is told.
  private void rest(String why) {
    refuseAll(why);
    try {
      TimeUnit.NANOSECONDS.sleep(TICK);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseAll(String why) {
    for (var wish = waiting.poll(); wish != null; wish = waiting.poll()) {
      refuse(wish, why);
    }
  }

  /// Whoever leaves is gone in any case.
  private void refuse(Wish wish, String why) {
    if (wish instanceof Wish.Leave(var channel, var connection)) {
      leave(channel, connection);
    }
    wish.refuse(why);
  }

  private void turn() throws InterruptedException {
    if (epoch == 0) {
      begin();
    }
    var first = waiting.poll(TICK, TimeUnit.NANOSECONDS);
    var wishes = new ArrayList<Wish>();
    if (first != null) {
      gather();
      wishes.add(first);
      waiting.drainTo(wishes, bounds.group() - 1);
    }
    if (epoch == 0) {
      wishes.forEach(wish -> wish.refuse(ELSEWHERE));
      return;
    }
    try {
      fulfil(wishes);
    } catch (EpochOver e) {
      wishes.forEach(wish -> refuse(wish, ELSEWHERE));
      throw e;
    } catch (BookAway e) {
      wishes.forEach(wish -> refuse(wish, e.reason()));
      throw e;
    }
  }

  /// Lets more come before a next commit where the last one is just done: a sync for each line
  /// would cost more than all else of it.
  private void gather() throws InterruptedException {
    var rest = keptNanos + GATHER - clock.get().nanos();
    if (rest > 0) {
      TimeUnit.NANOSECONDS.sleep(rest);
    }
  }

  /// Decides, keeps and tells all of them together; where that breaks, each by itself, so that
  /// nobody's wish fails for another one's sake.
  private void fulfil(List<Wish> wishes) {
    var group = new Group(clock.get(), epoch);
    try {
      prepare(wishes);
      wishes.forEach(wish -> decide(wish, group));
      tick(group);
      keep(group);
    } catch (RuntimeException e) {
      // Nothing of it was kept.
      spoil(group);
      if (e instanceof EpochOver || e instanceof BookAway || wishes.isEmpty()) {
        throw e;
      }
      if (wishes.size() > 1) {
        wishes.forEach(wish -> fulfil(List.of(wish)));
        return;
      }
      trouble.accept("a wish failed", e);
      refuse(wishes.getFirst(), BROKEN);
      return;
    }
    tell(group);
  }

  /// Tries to begin an epoch.
  private void begin() {
    book.begin()
        .ifPresent(begun -> {
          epoch = begun;
          renewedNanos = clock.get().nanos();
          keptNanos = renewedNanos - GATHER;
          heard = book.changes(0).last();
          readChannels();
        });
  }

  private void readChannels() {
    channels.clear();
    book.channels().forEach(channel -> channels.put(channel.name(), channel));
  }

  /// Another process has the rooms: whoever is in one goes there.
  private void lose() {
    epoch = 0;
    cryToAll(new News.GoingAway(OptionalInt.empty()));
    rooms.clear();
    channels.clear();
    knowledge.forgetAll();
  }

  private void cryToAll(News news) {
    for (var room : rooms.values()) {
      if (!room.presence().isEmpty()) {
        cry(room.snapshot(), List.of(news));
      }
    }
  }

  private void end() {
    cryToAll(new News.GoingAway(OptionalInt.empty()));
    refuseAll("the server is going away");
    if (epoch != 0) {
      try {
        book.leave(epoch);
      } catch (BookAway | EpochOver e) {
        trouble.accept("the rooms could not be let go", e);
      }
      epoch = 0;
    }
  }

  /// Reads at once what the wishes will ask for.
  private void prepare(List<Wish> wishes) {
    var persons = new HashMap<LiveRoom, Set<String>>();
    for (var wish : wishes) {
      var visitor = visitor(wish);
      var room = visitor == null ? null : room(channel(wish));
      if (room != null && visitor instanceof Visitor.Person person) {
        persons.computeIfAbsent(room, _ -> new HashSet<>()).add(person.id());
      }
    }
    persons.forEach(knowledge::fetch);
  }

  private static @Nullable Visitor visitor(Wish wish) {
    return switch (wish) {
      case Wish.Enter enter -> enter.visitor();
      case Wish.Say say -> say.visitor();
      case Wish.Do act -> act.visitor();
      case Wish.Look look -> look.visitor().orElse(null);
      case Wish.Leave _, Wish.Refresh _ -> null;
    };
  }

  private static String channel(Wish wish) {
    return switch (wish) {
      case Wish.Enter enter -> enter.channel();
      case Wish.Say say -> say.channel();
      case Wish.Do act -> act.channel();
      case Wish.Leave leave -> leave.channel();
      case Wish.Look look -> look.channel();
      case Wish.Refresh _ -> "";
    };
  }

  /// The room of a channel, opened; null where there is no such channel.
  private @Nullable LiveRoom room(String name) {
    var channel = channels.get(name.toLowerCase(Locale.ROOT));
    if (channel == null) {
      return null;
    }
    var room = rooms.computeIfAbsent(channel.id(), _ -> new LiveRoom(channel, bounds));
    var now = clock.get();
    room.use(now.nanos());
    if (room.isStale()) {
      open(room, now);
    }
    return room;
  }

  private void open(LiveRoom room, Moment now) {
    var opened = book.open(room.channel(), now.at().minus(bounds.missedAge()), bounds.missedMax());
    var recent =
        new Recent(bounds.missedMax(), bounds.missedAge(), opened.before(), opened.recent());
    var blocked = new ArrayList<LiveRoom.Blocking>();
    for (var word : opened.words()) {
      patterns
          .finder(word.pattern(), word.regex())
          .ifPresent(finder -> blocked.add(new LiveRoom.Blocking(word, finder)));
    }
    room.open(opened, recent, blocked, now.nanos());
  }

  private void decide(Wish wish, Group group) {
    switch (wish) {
      case Wish.Enter enter -> enter(enter, group);
      case Wish.Leave(var channel, var connection) ->
          group.afterwards(() -> leave(channel, connection));
      case Wish.Say say -> say(say, group);
      case Wish.Do deed ->
          group.answer(deed.answer(), act(deed.visitor(), deed.channel(), deed.action(), group));
      case Wish.Look look -> look(look, group);
      case Wish.Refresh() -> {
        // What was heard is committed when a write that came after it is done.
        book.renew(epoch);
        refresh(group);
      }
    }
  }

  private void enter(Wish.Enter enter, Group group) {
    var room = room(enter.channel());
    if (room == null) {
      enter.answer().complete(new Entered.NoRoom());
      return;
    }
    var speaker = knowledge.speaker(room, enter.visitor());
    if (room.bars(enter.visitor().address()) && !speaker.moderates()) {
      enter.answer().complete(new Entered.Shut());
      return;
    }
    var presence = room.presence();
    if (presence.connections() >= bounds.visitorsMax()) {
      enter.answer().complete(new Entered.NotNow("the room is full"));
      return;
    }
    // What is decided in this group is cried after it: whoever enters now must not miss it.
    group.afterwards(() -> {
      if (!presence.has(enter.connection())) {
        presence.enter(enter.connection(), enter.visitor(), speaker);
      }
      var missed =
          enter
              .since()
              .map(since -> room.recent().since(since, group.now().at()))
              .orElseGet(Entered.Missed.Nothing::new);
      var inside = new Entered.Inside(room.snapshot(), speaker, missed);
      enter.connection().inside(inside);
      enter.answer().complete(inside);
    });
  }

  /// Nothing is kept of who is here, so nothing can come in between.
  private void leave(String name, Connection connection) {
    var channel = channels.get(name.toLowerCase(Locale.ROOT));
    var room = channel == null ? null : rooms.get(channel.id());
    if (room != null) {
      room.presence().leave(connection, clock.get().nanos());
    }
  }

  private void say(Wish.Say say, Group group) {
    var room = room(say.channel());
    if (room == null) {
      group.answer(say.answer(), new Spoken.NoRoom());
      return;
    }
    var speech = say.speech();
    var clean = Texts.clean(speech.text());
    var parsed = speech.action() ? new Commands.Parsed.Say(clean, true) : Commands.parse(clean);
    Spoken spoken =
        switch (parsed) {
          case Commands.Parsed.Say(var text, var action) ->
              speak.say(room, say.visitor(), speech, text, action, group);
          case Commands.Parsed.Do(var action) ->
              new Spoken.Commanded(action, act(say.visitor(), say.channel(), action, group));
          case Commands.Parsed.Wrong(var name, var help) -> new Spoken.NoCommand(name, help);
        };
    group.answer(say.answer(), spoken);
  }

  private Acted act(Visitor visitor, String channel, Action action, Group group) {
    var room = room(channel);
    return room == null ? new Acted.NoRoom() : act.act(room, visitor, action, group, this::room);
  }

  private void look(Wish.Look look, Group group) {
    var room = room(look.channel());
    if (room == null) {
      group.answer(look.answer(), Optional.empty());
      return;
    }
    var you = look.visitor().map(visitor -> knowledge.speaker(room, visitor));
    group.afterwards(() -> look.answer().complete(Optional.of(seen(room, you, look.speakers()))));
  }

  private static Seen seen(LiveRoom room, Optional<Speaker> you, int speakers) {
    return new Seen(
        room.snapshot(),
        you,
        speakers == 0 ? List.of() : room.presence().speakers(speakers),
        room.words().stream().map(LiveRoom.Blocking::word).toList(),
        List.copyOf(room.emotes().values()),
        room.bars(),
        List.copyOf(room.held().values()));
  }

  /// Looks at what accounts told, in whatever process that was heard.
  private void refresh(Group group) {
    var changes = book.changes(heard);
    heard = changes.last();
    if (changes.channels()) {
      readChannels();
      for (var room : List.copyOf(rooms.values())) {
        var channel = byId(room.id());
        if (channel == null) {
          group.afterwards(() -> {
            cry(room.snapshot(), List.of(new News.RoomClosed()));
            rooms.remove(room.id());
          });
        } else {
          room.channel(channel);
        }
      }
    }
    for (var id : changes.gone()) {
      rooms.values().forEach(room -> letGo(room, id, group));
    }
    for (var id : changes.personIds()) {
      knowledge.forget(id);
      for (var room : rooms.values()) {
        room.presence()
            .visitorOf(id)
            .ifPresent(visitor -> {
              var speaker = knowledge.speaker(room, visitor);
              room.presence().change(speaker);
              group.pass(room, new News.PersonChanged(speaker));
            });
      }
    }
  }

  /// Somebody is forgotten: what they said in a room goes where it is remembered.
  private static void letGo(LiveRoom room, String personId, Group group) {
    if (room.isStale()) {
      // It is read anew, without them.
      return;
    }
    var deletion = new Line.Deletion("", "forgotten", group.now().at());
    var pinned =
        room.takeAway(
            line -> line.author().id().equals(personId),
            reply -> reply.authorId().equals(personId),
            deletion);
    if (pinned) {
      group.keepSetUp(room);
      group.tell(room, new News.Pinned(group.next(room), Optional.empty(), NOBODY));
    }
    for (var held : List.copyOf(room.held().values())) {
      if (held.line().author().id().equals(personId)) {
        room.held().remove(held.id());
        group.keep(room, new Row.Decided(room.id(), held.id()));
        group.pass(
            room,
            new News.LineHeld(held.id(), held.line().author(), "", held.why(), held.at(), true));
      }
    }
  }

  private @Nullable OwnChannel byId(String id) {
    return channels.values().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /// What is done each second.
  private void tick(Group group) {
    var nanos = group.now().nanos();
    if (nanos - tickedNanos < TICK) {
      return;
    }
    tickedNanos = nanos;
    refresh(group);
    for (var room : List.copyOf(rooms.values())) {
      room.presence().changed(nanos).ifPresent(change -> group.pass(room, change));
      room.recent().tidy(group.now().at());
      if (room.presence().isEmpty() && nanos - room.usedNanos() > IDLE) {
        rooms.remove(room.id());
      }
    }
    if (group.rows().isEmpty() && nanos - renewedNanos >= RENEW) {
      book.renew(epoch);
      renewedNanos = nanos;
    }
  }

  private void keep(Group group) {
    if (!group.rows().isEmpty()) {
      book.keep(epoch, group.rows());
      renewedNanos = group.now().nanos();
      keptNanos = clock.get().nanos();
    }
  }

  /// Tells and answers what is durable now.
  private void tell(Group group) {
    group.news().forEach((room, news) -> cry(room.snapshot(), List.copyOf(news)));
    for (var then : group.afterwards()) {
      try {
        then.run();
      } catch (RuntimeException e) {
        trouble.accept("a door failed", e);
      }
    }
  }

  /// What was decided is not kept: it is read anew when it is asked for.
  private void spoil(Group group) {
    group.touched().forEach(room -> room.spoil(group.now().nanos()));
    knowledge.forgetAll();
  }

  private void cry(Room room, List<News> news) {
    for (var crier : criers) {
      try {
        crier.cry(room, news);
      } catch (RuntimeException e) {
        trouble.accept("a crier failed", e);
      }
    }
  }
}
