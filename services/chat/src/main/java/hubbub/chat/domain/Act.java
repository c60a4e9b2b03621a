package hubbub.chat.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does in rooms what is not speaking. On the rooms' thread.
final class Act {
  private static final int REASON_MAX = 500;
  private static final int NOTE_MAX = 1_000;
  private static final int NOTES_MAX = 100;
  private static final int WORDS_MAX = 500;
  private static final int EMOTES_MAX = 200;
  private static final int PATTERN_MAX = 200;

  /// Of one person, wherever they keep order: a raid is told in a room that is not theirs.
  private static final Bounds.Pace RAIDS = new Bounds.Pace(1, Duration.ofSeconds(30));

  private final Book book;
  private final Knowledge knowledge;
  private final Silencing silencing;
  private final Speak speak;
  private final Patterns patterns;
  private final LineIds ids;
  private final Bounds bounds;
  private final Buckets raids = new Buckets(RAIDS);

  Act(Book book, Knowledge knowledge, Speak speak, Patterns patterns, LineIds ids, Bounds bounds) {
    this.book = book;
    this.knowledge = knowledge;
    this.speak = speak;
    this.patterns = patterns;
    this.ids = ids;
    this.bounds = bounds;
    silencing = new Silencing(book, knowledge);
  }

  /// @param rooms finds other rooms, for raids
  Acted act(
      LiveRoom room,
      Visitor visitor,
      Action action,
      Group group,
      Function<String, @Nullable LiveRoom> rooms) {
    var speaker = knowledge.speaker(room, visitor);
    var deed = action.deed();
    if (!speaker.may(deed)) {
      return new Acted.NotAllowed(deed);
    }
    if (!visitor.hasScope(deed)) {
      return new Acted.NoScope(deed);
    }
    if (knowledge.silence(room, speaker, group.now().at()).isPresent()) {
      return new Acted.NotAllowed(deed);
    }
    var pause =
        speaker.moderates() && deed != Deed.COLOR
            ? Duration.ZERO
            : speak.pause(visitor, group.now());
    if (!pause.isZero()) {
      return new Acted.TooFast(pause);
    }
    var doing = new Doing(room, visitor, speaker, deed, group, ids);
    return switch (action) {
      case Action.Delete(var lineId) -> delete(doing, lineId);
      case Action.Clear() -> clear(doing);
      case Action.Timeout(var login, var duration, var reason) ->
          silencing.silence(doing, login, Optional.of(duration), said(reason));
      case Action.Ban(var login, var reason) ->
          silencing.silence(doing, login, Optional.empty(), said(reason));
      case Action.Unban(var login) -> silencing.free(doing, login, true);
      case Action.Untimeout(var login) -> silencing.free(doing, login, false);
      case Action.BanAddress(var range, var reason) -> silencing.bar(doing, range, said(reason));
      case Action.UnbanAddress(var range) -> silencing.unbar(doing, range);
      case Action.ChangeModes(var changes) -> change(doing, changes);
      case Action.Announce(var text, var color) -> announce(doing, text, color);
      case Action.Pin(var lineId) -> pin(doing, lineId);
      case Action.Raid(var channel) -> raid(doing, rooms.apply(channel));
      case Action.ChooseColor(var color) -> color(doing, color);
      case Action.Review(var heldId, var allow) -> review(doing, heldId, allow);
      case Action.Note(var login, var text) -> note(doing, login, text);
      case Action.DeleteNote(var noteId) -> {
        doing.keep(new Row.Unnoted(room.id(), noteId));
        doing.log(null, null, "a note is gone");
        yield new Acted.Done("the note is gone");
      }
      case Action.BlockWord word -> block(doing, word);
      case Action.UnblockWord(var wordId) -> unblock(doing, wordId);
      case Action.PutEmote emote -> put(doing, emote);
      case Action.RemoveEmote(var name) -> remove(doing, name);
    };
  }

  private static String said(String reason) {
    var clean = Texts.clean(reason);
    return clean.length() > REASON_MAX ? clean.substring(0, REASON_MAX) : clean;
  }

  private Optional<Line> line(LiveRoom room, String lineId) {
    return room.recent().line(lineId).or(() -> book.line(room.channel(), lineId));
  }

  private Acted delete(Doing doing, String lineId) {
    var room = doing.room();
    var found = line(room, lineId);
    if (found.isEmpty()) {
      return new Acted.NotThere("line");
    }
    var line = found.get();
    if (line.deleted() != null) {
      return new Acted.Already();
    }
    var standings = knowledge.of(room, line.author().id()).standings(false, false);
    standings.addAll(line.author().standings());
    if (standings.contains(Standing.BROADCASTER) && !doing.speaker().may(Deed.SETTINGS)) {
      return new Acted.Untouchable(Acted.Why.BROADCASTER);
    }
    var deletion = new Line.Deletion(doing.speaker().login(), "deleted", doing.now());
    var pinned =
        room.takeAway(
            one -> one.id().equals(lineId), reply -> reply.lineId().equals(lineId), deletion);
    doing.keep(new Row.Deleted(room.channel(), lineId, deletion));
    doing.tell(
        new News.LineDeleted(
            doing.next(), lineId, line.author().login(), line.text(), doing.speaker()));
    if (pinned) {
      doing.tellPinned();
    }
    doing.log(line.author().id(), line.author().login(), "a line is deleted");
    return new Acted.Done("deleted");
  }

  private static Acted clear(Doing doing) {
    var room = doing.room();
    var deletion = new Line.Deletion(doing.speaker().login(), "the chat was cleared", doing.now());
    var pinned = room.takeAway(_ -> true, _ -> true, deletion);
    var offset = doing.next();
    doing.keep(new Row.Cleared(room.channel(), offset.n(), deletion));
    doing.tell(new News.RoomCleared(offset, doing.speaker()));
    if (pinned) {
      doing.tellPinned();
    }
    doing.log(null, null, "the chat is cleared");
    return new Acted.Done("the chat is cleared");
  }

  private static Acted change(Doing doing, List<ModeChange> changes) {
    var room = doing.room();
    var before = room.modes();
    var after = before;
    for (var change : changes) {
      if (!doing.speaker().may(change.deed())) {
        return new Acted.NotAllowed(change.deed());
      }
      after = after.with(change);
    }
    if (after.equals(before)) {
      return new Acted.Already();
    }
    room.modes(after);
    doing.keepSetUp();
    doing.tell(new News.ModesChanged(doing.next(), before, after, doing.speaker()));
    doing.log(null, null, "rules are changed");
    return new Acted.Done(
        after.followers().isPresent() && before.followers().isEmpty()
            ? "followers only: chat does not ask who follows, so none but moderators, VIPs, hosts and"
                + " members may speak"
            : "the rules are changed");
  }

  private Acted announce(Doing doing, String text, String color) {
    if (!Commands.COLORS.contains(color)) {
      return new Acted.Wrong("color", "must be one of " + String.join(", ", Commands.COLORS));
    }
    var clean = Texts.clean(text);
    if (Texts.isBlank(clean)) {
      return new Acted.Wrong("text", "must not be empty");
    }
    if (Texts.isLonger(clean, bounds.graphemes())) {
      return new Acted.Wrong("text", "must have " + bounds.graphemes() + " characters at most");
    }
    var room = doing.room();
    var line =
        new Line(
            doing.newId(),
            doing.next(),
            room.id(),
            Line.Kind.ANNOUNCEMENT,
            doing.speaker(),
            clean,
            Words.emotes(clean, room.emotes()),
            List.of(),
            null,
            false,
            doing.now(),
            null,
            null);
    doing.tell(new News.Announced(line, color));
    doing.log(null, null, "announced");
    return new Acted.Done("announced");
  }

  private Acted pin(Doing doing, Optional<String> lineId) {
    var room = doing.room();
    if (lineId.isEmpty() && room.pinned().isEmpty()) {
      return new Acted.Already();
    }
    Optional<Line> line = Optional.empty();
    if (lineId.isPresent()) {
      line = line(room, lineId.get()).filter(one -> one.deleted() == null);
      if (line.isEmpty()) {
        return new Acted.NotThere("line");
      }
    }
    room.pin(line);
    doing.tellPinned();
    doing.log(null, null, line.isPresent() ? "a line is pinned" : "nothing is pinned");
    return new Acted.Done(line.isPresent() ? "pinned" : "nothing is pinned any more");
  }

  private Acted raid(Doing doing, @Nullable LiveRoom target) {
    var room = doing.room();
    if (target == null) {
      return new Acted.NotThere("channel");
    }
    if (target == room) {
      return new Acted.Wrong("channel", "must be another one");
    }
    if (isUnwelcome(doing, target)) {
      return new Acted.NotAllowed(doing.deed());
    }
    var group = doing.group();
    var pause = raids.take(doing.speaker().id(), group.now().nanos());
    if (!pause.isZero()) {
      return new Acted.TooFast(pause);
    }
    var name = target.channel().name();
    var viewers = room.presence().count();
    group.tell(target, new News.Raided(group.next(target), doing.speaker(), viewers, doing.now()));
    doing.tell(new News.Raiding(doing.next(), name, viewers, doing.speaker()));
    doing.log(null, null, "raided " + name);
    return new Acted.Done("raided " + name);
  }

  /// Whether somebody may not speak in another room.
  private boolean isUnwelcome(Doing doing, LiveRoom there) {
    var speaker = knowledge.speaker(there, doing.visitor());
    return knowledge.silence(there, speaker, doing.now()).isPresent()
        || (there.bars(doing.visitor().address()) && !speaker.moderates());
  }

  private Acted color(Doing doing, Optional<String> color) {
    if (color.isPresent() && !color.get().matches("#[0-9a-fA-F]{6}")) {
      return new Acted.Wrong("color", "must be written #rrggbb");
    }
    var id = doing.speaker().id();
    var chosen = color.map(one -> one.toLowerCase(Locale.ROOT)).orElse(null);
    knowledge.forget(id);
    doing.keep(new Row.Colored(id, chosen));
    var known = knowledge.of(doing.room(), id).colored(chosen);
    knowledge.put(doing.room(), id, known);
    var speaker = knowledge.speaker(doing.room(), doing.visitor());
    doing.room().presence().change(speaker);
    doing.group().pass(doing.room(), new News.PersonChanged(speaker));
    return new Acted.Done("your colour is kept");
  }

  private Acted review(Doing doing, String heldId, boolean allow) {
    var room = doing.room();
    var held = room.held().remove(heldId);
    if (held == null) {
      return new Acted.NotThere("held line");
    }
    var line = held.line();
    doing.keep(new Row.Decided(room.id(), heldId));
    doing
        .group()
        .pass(
            room,
            new News.LineHeld(heldId, line.author(), line.text(), held.why(), held.at(), true));
    if (allow) {
      speak.heard(room, asItStands(room, line.said(doing.next(), doing.now())), doing.group());
    }
    doing.log(
        line.author().id(),
        line.author().login(),
        allow ? "a line is let through" : "a line is turned down");
    return new Acted.Done(allow ? "let through" : "turned down");
  }

  /// With what the line that it answers says by now.
  private Line asItStands(LiveRoom room, Line line) {
    var reply = line.reply();
    return reply == null
        ? line
        : line.quoting(
            line(room, reply.lineId())
                .filter(parent -> parent.deleted() == null)
                .map(Line::text)
                .orElse(""));
  }

  private Acted note(Doing doing, String login, String text) {
    var clean = Texts.clean(text);
    if (Texts.isBlank(clean) || clean.length() > NOTE_MAX) {
      return new Acted.Wrong("text", "must have 1 to " + NOTE_MAX + " characters");
    }
    var person = silencing.person(doing.room(), login);
    if (person.isEmpty()) {
      return new Acted.NoPerson(login);
    }
    if (book.notes(doing.room().channel(), person.get().id()) >= NOTES_MAX) {
      return new Acted.Full("notes about " + person.get().login(), NOTES_MAX);
    }
    var note = new Note(doing.newId(), clean, doing.speaker().login(), doing.now());
    doing.keep(new Row.Noted(doing.room().id(), person.get().id(), note));
    doing.log(person.get().id(), person.get().login(), "noted");
    return new Acted.Done("noted");
  }

  private Acted block(Doing doing, Action.BlockWord wish) {
    var room = doing.room();
    var pattern = Texts.clean(wish.pattern());
    var finder =
        pattern.isEmpty() || pattern.length() > PATTERN_MAX
            ? Optional.<Patterns.Finder>empty()
            : patterns.finder(pattern, wish.regex());
    if (finder.isEmpty()) {
      return new Acted.Wrong(
          "pattern", "must be a word or a pattern of at most " + PATTERN_MAX + " characters");
    }
    var same =
        room.words().stream()
            .map(LiveRoom.Blocking::word)
            .anyMatch(one -> one.pattern().equals(pattern) && one.regex() == wish.regex());
    if (same) {
      return new Acted.Already();
    }
    if (room.words().size() >= WORDS_MAX) {
      return new Acted.Full("blocked words", WORDS_MAX);
    }
    var word =
        new Word(
            doing.newId(),
            pattern,
            wish.regex(),
            wish.hold(),
            doing.speaker().login(),
            doing.now());
    room.block(new LiveRoom.Blocking(word, finder.get()));
    doing.keep(new Row.Blocked(room.id(), word));
    doing.log(null, null, "a word is blocked");
    return new Acted.Done("blocked");
  }

  private static Acted unblock(Doing doing, String wordId) {
    var room = doing.room();
    if (room.words().stream().noneMatch(one -> one.word().id().equals(wordId))) {
      return new Acted.NotThere("word");
    }
    room.unblock(wordId);
    doing.keep(new Row.Unblocked(room.id(), wordId));
    doing.log(null, null, "a word is free again");
    return new Acted.Done("free again");
  }

  private static Acted put(Doing doing, Action.PutEmote wish) {
    var room = doing.room();
    if (!wish.name().matches("[a-zA-Z0-9]{3,25}")) {
      return new Acted.Wrong("name", "must be 3 to 25 letters and digits");
    }
    if (room.emotes().containsKey(wish.name())) {
      return new Acted.Already();
    }
    if (room.emotes().size() >= EMOTES_MAX) {
      return new Acted.Full("emotes", EMOTES_MAX);
    }
    var emote =
        new OwnEmote(
            doing.newId(),
            wish.name(),
            wish.type(),
            wish.width(),
            wish.height(),
            wish.content().length,
            doing.now());
    var all = new ArrayList<>(room.emotes().values());
    all.add(emote);
    room.emotes(all);
    doing.keep(new Row.EmotePut(room.id(), emote, wish.content()));
    doing.tell(new News.EmotesChanged(doing.next()));
    doing.log(null, null, "emote " + wish.name() + " is put up");
    return new Acted.Done(emote.id());
  }

  private static Acted remove(Doing doing, String name) {
    var room = doing.room();
    var emote = room.emotes().get(name);
    if (emote == null) {
      return new Acted.NotThere("emote");
    }
    room.emotes(
        room.emotes().values().stream().filter(one -> !one.id().equals(emote.id())).toList());
    doing.keep(new Row.EmoteGone(room.id(), emote.id()));
    doing.tell(new News.EmotesChanged(doing.next()));
    doing.log(null, null, "emote " + name + " is taken down");
    return new Acted.Done("taken down");
  }
}
