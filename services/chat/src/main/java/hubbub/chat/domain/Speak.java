package hubbub.chat.domain;

import hubbub.chat.domain.Spoken.Rule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says lines in rooms. On the rooms' thread.
final class Speak {
  private static final Duration TWICE = Duration.ofSeconds(30);
  private static final Set<Standing> KNOWN_WELL =
      EnumSet.of(
          Standing.OWNER,
          Standing.BROADCASTER,
          Standing.MODERATOR,
          Standing.VIP,
          Standing.HOST,
          Standing.MEMBER);
  private static final Set<Standing> VIPS =
      EnumSet.of(Standing.OWNER, Standing.BROADCASTER, Standing.MODERATOR, Standing.VIP);

  private final Book book;
  private final Knowledge knowledge;
  private final Bounds bounds;
  private final OnAir onAir;
  private final LineIds ids;
  private final Buckets persons;
  private final Buckets addresses;

  Speak(Book book, Knowledge knowledge, Bounds bounds, OnAir onAir, LineIds ids) {
    this.book = book;
    this.knowledge = knowledge;
    this.bounds = bounds;
    this.onAir = onAir;
    this.ids = ids;
    persons = new Buckets(bounds.person());
    addresses = new Buckets(bounds.address());
  }

  /// Says a text that is no command.
  ///
  /// @param text without control characters
  Spoken say(
      LiveRoom room, Visitor visitor, Speech speech, String text, boolean action, Group group) {
    var speaker = knowledge.speaker(room, visitor);
    var again = saidAlready(room, speaker, speech, group);
    if (again.isPresent()) {
      return new Spoken.Heard(again.get());
    }
    var waiting = heldAlready(room, speaker, speech);
    if (waiting.isPresent()) {
      return new Spoken.Held(waiting.get());
    }
    var refused = refusal(room, visitor, speaker, text, group.now());
    if (refused != null) {
      return refused;
    }
    var reply = reply(room, speech);
    if (reply.isEmpty() && speech.replyTo() != null) {
      return new Spoken.NoParent();
    }
    var why = checked(room, speaker, text);
    if (why instanceof Check.Refuse(var spoken)) {
      return spoken;
    }
    var line = line(room, speaker, speech, text, action, reply.orElse(null), group);
    room.spoke(speaker.id(), new LiveRoom.Last(group.now().nanos(), Texts.gist(text)));
    return why instanceof Check.Hold(var reason)
        ? hold(room, line, reason, group)
        : heard(room, line, speech.from(), group);
  }

  /// The line that its author's program sent already under this name.
  private Optional<Line> saidAlready(LiveRoom room, Speaker speaker, Speech speech, Group group) {
    var nonce = speech.nonce();
    if (nonce == null) {
      return Optional.empty();
    }
    var recent = room.recent().line(speaker.id(), nonce);
    var age = bounds.missedAge();
    var knowsAll = group.now().nanos() - room.openedNanos() > age.toNanos();
    return recent.isPresent() || knowsAll
        ? recent
        : book.line(room.channel(), speaker.id(), nonce, group.now().at().minus(age));
  }

  /// The same, if it waits for a moderator.
  private static Optional<String> heldAlready(LiveRoom room, Speaker speaker, Speech speech) {
    var nonce = speech.nonce();
    return nonce == null
        ? Optional.empty()
        : room.held().values().stream()
            .filter(held -> nonce.equals(held.line().nonce()))
            .filter(held -> held.line().author().id().equals(speaker.id()))
            .map(Held::id)
            .findFirst();
  }

  private @Nullable Spoken refusal(
      LiveRoom room, Visitor visitor, Speaker speaker, String text, Moment now) {
    if (!visitor.hasScope(Deed.SPEAK) || !speaker.may(Deed.SPEAK)) {
      return new Spoken.NotAllowed(Rule.SCOPE);
    }
    if (Texts.isBlank(text)) {
      return new Spoken.Empty();
    }
    if (Texts.isLonger(text, bounds.graphemes())) {
      return new Spoken.TooLong(bounds.graphemes());
    }
    var silence = knowledge.silence(room, speaker, now.at());
    if (silence.isPresent()) {
      return new Spoken.Banned(silence.get().until());
    }
    if (speaker.moderates()) {
      return null;
    }
    if (room.bars(visitor.address())) {
      return new Spoken.Banned(Optional.empty());
    }
    var rule = rule(room, speaker, text);
    return rule == null ? pace(room, visitor, speaker, text, now) : new Spoken.NotAllowed(rule);
  }

  private @Nullable Rule rule(LiveRoom room, Speaker speaker, String text) {
    var modes = room.modes().inForce();
    if (speaker.standings().contains(Standing.GUEST) && !modes.guests()) {
      return Rule.GUESTS;
    }
    if (!modes.offAir() && !onAir.isOnAir(room.channel())) {
      return Rule.OFF_AIR;
    }
    var knownWell = speaker.standings().stream().anyMatch(KNOWN_WELL::contains);
    if (modes.members() && !knownWell) {
      return Rule.MEMBERS;
    }
    if (modes.followers().isPresent() && !knownWell) {
      return Rule.FOLLOWERS;
    }
    if (modes.emotes() && !Words.areOnlyEmotes(text, room.emotes())) {
      return Rule.EMOTES;
    }
    return null;
  }

  private @Nullable Spoken pace(
      LiveRoom room, Visitor visitor, Speaker speaker, String text, Moment now) {
    var last = room.last(speaker.id());
    if (last != null) {
      var slow = isVip(speaker) ? Duration.ZERO : room.modes().inForce().slow();
      var rest = slow.toNanos() - (now.nanos() - last.nanos());
      if (rest > 0) {
        return new Spoken.TooSoon(Duration.ofNanos(rest));
      }
      if (now.nanos() - last.nanos() < TWICE.toNanos() && last.gist().equals(Texts.gist(text))) {
        return new Spoken.Twice(false);
      }
    }
    if (room.modes().inForce().unique() && room.recent().has(Texts.gist(text))) {
      return new Spoken.Twice(true);
    }
    var pause = pause(visitor, now);
    return pause.isZero() ? null : new Spoken.TooFast(pause);
  }

  /// Counts something that somebody does against their pace and their address's.
  ///
  /// @return how long they must wait; zero if it may be
  Duration pause(Visitor visitor, Moment now) {
    var pause = persons.take(visitor.id(), now.nanos());
    return pause.isZero()
        ? addresses.take(AddressRange.household(visitor.address()), now.nanos())
        : pause;
  }

  private static boolean isVip(Speaker speaker) {
    return speaker.standings().stream().anyMatch(VIPS::contains);
  }

  /// What the channel's words and links make of a text.
  private sealed interface Check {
    record Fine() implements Check {}

    record Hold(String why) implements Check {}

    record Refuse(Spoken spoken) implements Check {}
  }

  private Check checked(LiveRoom room, Speaker speaker, String text) {
    if (speaker.moderates()) {
      return new Check.Fine();
    }
    var modes = room.modes().inForce();
    String why = null;
    for (var blocking : room.words()) {
      if (blocking.finder().isIn(text)) {
        if (!blocking.word().hold()) {
          return new Check.Refuse(new Spoken.Blocked());
        }
        why = "it has a word that waits for review";
      }
    }
    if (modes.links() != Modes.Links.ALLOWED && !isVip(speaker) && Links.areIn(text)) {
      if (modes.links() == Modes.Links.REFUSED) {
        return new Check.Refuse(new Spoken.NotAllowed(Rule.LINKS));
      }
      why = "it has a link";
    }
    if (modes.holdFirst() && !isVip(speaker) && isFirst(room, speaker)) {
      why = "it is their first line here";
    }
    return why == null ? new Check.Fine() : new Check.Hold(why);
  }

  private boolean isFirst(LiveRoom room, Speaker speaker) {
    return knowledge.of(room, speaker.id()).first().isEmpty();
  }

  private Optional<Reply> reply(LiveRoom room, Speech speech) {
    var parentId = speech.replyTo();
    if (parentId == null) {
      return Optional.empty();
    }
    var parent =
        room.recent()
            .line(parentId)
            .or(() -> book.line(room.channel(), parentId))
            .filter(line -> line.deleted() == null);
    return parent.map(Speak::replyTo);
  }

  private static Reply replyTo(Line parent) {
    var above = parent.reply();
    var author = parent.author();
    return new Reply(
        parent.id(),
        author.id(),
        author.login(),
        author.name(),
        parent.text(),
        above == null ? parent.id() : above.thread(),
        above == null ? author.login() : above.threadLogin());
  }

  private Line line(
      LiveRoom room,
      Speaker speaker,
      Speech speech,
      String text,
      boolean action,
      @Nullable Reply reply,
      Group group) {
    var guest = speaker.standings().contains(Standing.GUEST);
    return new Line(
        ids.next(group.now().at()),
        group.next(room),
        room.id(),
        action ? Line.Kind.ACTION : Line.Kind.MESSAGE,
        speaker,
        text,
        Words.emotes(text, room.emotes()),
        mentions(room, text, reply),
        reply,
        !guest && isFirst(room, speaker),
        group.now().at(),
        speech.nonce(),
        null);
  }

  private static List<String> mentions(LiveRoom room, String text, @Nullable Reply reply) {
    var named =
        new java.util.LinkedHashSet<>(
            Words.named(text).stream()
                .flatMap(login ->
                    room
                        .presence()
                        .visitor(login)
                        .map(Visitor::id)
                        .or(() -> room.recent().author(login).map(Speaker::id))
                        .stream())
                .toList());
    if (reply != null) {
      named.add(reply.authorId());
    }
    return List.copyOf(named);
  }

  private Spoken hold(LiveRoom room, Line line, String why, Group group) {
    if (room.held().size() >= bounds.heldMax()) {
      return new Spoken.NotNow("too many lines wait for a moderator");
    }
    var held = new Held(line.id(), line, why, group.now().at());
    room.held().put(held.id(), held);
    group.keep(room, new Row.HeldBack(room.id(), held));
    group.pass(
        room, new News.LineHeld(held.id(), line.author(), line.text(), why, held.at(), false));
    return new Spoken.Held(held.id());
  }

  /// Lets a line be heard by everyone that was held.
  void heard(LiveRoom room, Line line, Group group) {
    heard(room, line, null, group);
  }

  private Spoken heard(LiveRoom room, Line line, @Nullable Connection from, Group group) {
    if (line.first()) {
      var author = line.author().id();
      knowledge.put(room, author, knowledge.of(room, author).met(line.at()));
      group.keep(room, new Row.Met(room.id(), author, line.at()));
    }
    group.tell(room, new News.LineSaid(line, from));
    return new Spoken.Heard(line);
  }
}
