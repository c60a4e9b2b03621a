package hubbub.chat.domain;

import hubbub.chat.domain.Acted.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Timeouts, bans, and their ends. On the rooms' thread.
final class Silencing {
  private static final int BARS_MAX = 1_000;
  private static final Duration TIMEOUT_MAX = Duration.ofDays(14);

  private final Book book;
  private final Knowledge knowledge;

  Silencing(Book book, Knowledge knowledge) {
    this.book = book;
    this.knowledge = knowledge;
  }

  /// @param duration empty for good
  Acted silence(Doing doing, String login, Optional<Duration> duration, String reason) {
    if (duration.filter(Silencing::isNoTimeout).isPresent()) {
      return new Acted.Wrong("seconds", "must be from 1 to " + TIMEOUT_MAX.toSeconds());
    }
    var room = doing.room();
    var found = person(room, login);
    if (found.isEmpty()) {
      return new Acted.NoPerson(login);
    }
    var person = found.get();
    var why = untouchable(doing.speaker(), person);
    if (why.isPresent()) {
      return new Acted.Untouchable(why.get());
    }
    var known = knowledge.of(room, person.id());
    var now = doing.now();
    var before = known.silence().filter(one -> one.holds(now));
    if (duration.isEmpty() && before.isPresent() && before.get().until().isEmpty()) {
      return new Acted.Already();
    }
    Optional<Instant> until = duration.map(now::plus);
    knowledge.put(room, person.id(), known.silenced(Optional.of(new Known.Silence(until))));
    var by = doing.speaker();
    var offset = doing.next();
    doing.keep(
        new Row.Silenced(room.id(), person.id(), person.login(), until, reason, by.login(), now));
    var pinned = unsay(doing, person.id(), offset.n(), told(duration, reason));
    doing.tell(new News.PersonSilenced(offset, person.id(), person.login(), duration, reason, by));
    if (pinned) {
      doing.tellPinned();
    }
    doing.log(person.id(), person.login(), told(duration, reason));
    return new Acted.Done(
        person.login()
            + (duration.isEmpty()
                ? " is banned"
                : " is timed out for " + duration.get().toSeconds() + " s"));
  }

  private static boolean isNoTimeout(Duration duration) {
    return duration.toSeconds() < 1 || duration.compareTo(TIMEOUT_MAX) > 0;
  }

  private static String told(Optional<Duration> duration, String reason) {
    var what = duration.isEmpty() ? "banned" : "timed out for " + duration.get().toSeconds() + " s";
    return reason.isBlank() ? what : what + ": " + reason;
  }

  /// @return whether a line of theirs was pinned
  private static boolean unsay(Doing doing, String personId, long upTo, String reason) {
    var deletion = new Line.Deletion(doing.speaker().login(), reason, doing.now());
    doing.keep(new Row.Unsaid(doing.room().channel(), personId, upTo, deletion));
    return doing
        .room()
        .takeAway(
            line -> line.author().id().equals(personId),
            reply -> reply.authorId().equals(personId),
            deletion);
  }

  /// @param bansToo whether a ban ends, too
  Acted free(Doing doing, String login, boolean bansToo) {
    var room = doing.room();
    var found = person(room, login);
    if (found.isEmpty()) {
      return new Acted.NoPerson(login);
    }
    var person = found.get();
    var known = knowledge.of(room, person.id());
    var silence = known.silence().filter(one -> one.holds(doing.now()));
    if (silence.isEmpty() || (!bansToo && silence.get().until().isEmpty())) {
      return new Acted.Already();
    }
    knowledge.put(room, person.id(), known.silenced(Optional.empty()));
    doing.keep(new Row.Freed(room.id(), person.id()));
    doing.tell(new News.PersonFreed(doing.next(), person.id(), person.login(), doing.speaker()));
    doing.log(person.id(), person.login(), "may speak again");
    return new Acted.Done(person.login() + " may speak again");
  }

  /// @param whom an address, a range, or the login of somebody who is here
  Acted bar(Doing doing, String whom, String reason) {
    var room = doing.room();
    var visitor = room.presence().visitor(whom.toLowerCase(Locale.ROOT));
    var range =
        visitor
            .flatMap(one -> AddressRange.around(one.address()))
            .or(() -> AddressRange.parse(whom));
    if (range.isEmpty()) {
      return new Acted.Wrong(
          "range", "must be an address, a range of /8 (IPv6: /24) at most, or who is here");
    }
    if (range.get().contains(doing.visitor().address())) {
      return new Acted.Untouchable(Why.ONESELF);
    }
    if (room.bars().stream().anyMatch(ban -> ban.range().equals(range.get()))) {
      return new Acted.Already();
    }
    if (room.bars().size() >= BARS_MAX) {
      return new Acted.Full("address bans", BARS_MAX);
    }
    var ban = new AddressBan(range.get(), doing.speaker().login(), reason, doing.now());
    var all = new java.util.ArrayList<>(room.bars());
    all.add(ban);
    room.bars(all);
    doing.keep(new Row.Barred(room.id(), ban));
    doing.log(null, null, "an address is banned");
    return new Acted.Done(range.get().text() + " is banned");
  }

  Acted unbar(Doing doing, String text) {
    var room = doing.room();
    var range = AddressRange.parse(text);
    if (range.isEmpty()) {
      return new Acted.Wrong("range", "must be an address or a range");
    }
    if (room.bars().stream().noneMatch(ban -> ban.range().equals(range.get()))) {
      return new Acted.Already();
    }
    room.bars(room.bars().stream().filter(ban -> !ban.range().equals(range.get())).toList());
    doing.keep(new Row.Unbarred(room.id(), range.get()));
    doing.log(null, null, "an address is free again");
    return new Acted.Done(range.get().text() + " may come in again");
  }

  /// Somebody who is here, has an account, or was here lately: a name that was given up may be
  /// another one's by now.
  Optional<Speaker> person(LiveRoom room, String login) {
    var name = login.toLowerCase(Locale.ROOT);
    return room.presence()
        .visitor(name)
        .map(visitor -> knowledge.speaker(room, visitor))
        .or(() ->
            book.find(name)
                .map(who ->
                    knowledge
                        .of(room, who.account().id())
                        .speaker(who.account(), who.owner(), room.channel().ownerId())))
        .or(() -> room.recent().author(name));
  }

  /// Moderators are silenced by the broadcaster and the server's owner alone.
  private static Optional<Why> untouchable(Speaker by, Speaker person) {
    if (by.id().equals(person.id())) {
      return Optional.of(Why.ONESELF);
    }
    if (person.standings().contains(Standing.BROADCASTER)
        || person.standings().contains(Standing.OWNER)) {
      return Optional.of(Why.BROADCASTER);
    }
    return person.standings().contains(Standing.MODERATOR) && !by.may(Deed.SETTINGS)
        ? Optional.of(Why.MODERATOR)
        : Optional.empty();
  }
}
