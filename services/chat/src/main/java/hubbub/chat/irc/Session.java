package hubbub.chat.irc;

import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.domain.Visitor;
import hubbub.platform.irc.IrcLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One connection's conversation: lines in, lines out. Knows no socket. Lines are heard one after
/// another, on a thread that may wait: while a token is looked up, later lines keep.
final class Session {
  private static final Pattern ANONYMOUS = Pattern.compile("justinfan[0-9]{1,20}");
  private static final Pattern NICK = Pattern.compile("[a-z0-9_]{1,25}");
  private static final String SECRET_PREFIX = "oauth:";
  private static final int SPEAKING_MAX = 64;

  private final Peer peer;
  private final Desk desk;
  private final Semaphore speaking = new Semaphore(SPEAKING_MAX);
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Map<String, List<String>> names = new ConcurrentHashMap<>();
  private boolean negotiating;
  private @Nullable String pass;
  private @Nullable String nick;
  private volatile @Nullable Visitor visitor;
  private volatile @Nullable String secret;

  Session(Peer peer, Desk desk) {
    this.peer = peer;
    this.desk = desk;
  }

  /// What all sessions share.
  ///
  /// @param roomsMax that one connection may be in
  record Desk(
      Login login,
      Rooms rooms,
      ChannelNumbers numbers,
      Greeting greeting,
      SpokenNotices spoken,
      IrcMeters meters,
      int roomsMax) {}

  /// Takes a line, without its end. May wait.
  ///
  /// @return how much work it was, in lines: one that joins many rooms is many
  int hear(String text) {
    var line = IrcLine.read(text);
    if (line == null) {
      if (!IrcLine.isBlank(text)) {
        desk.meters().malformed();
      }
      return 1;
    }
    var command = IrcReader.command(line);
    take(command);
    return command instanceof IrcCommand.Join(var channels) ? Math.max(1, channels.size()) : 1;
  }

  /// A line was too long to be heard.
  void missed() {
    peer.send(Greeting.numeric("417", peer.login(), "Your line was too long, and was not taken."));
  }

  boolean isLoggedIn() {
    return visitor != null;
  }

  /// Looks whether the token still opens anything; ends the connection if not. May wait.
  void lookAgain() {
    var token = secret;
    if (token == null) {
      return;
    }
    switch (desk.login().who(token, peer.address())) {
      case Login.Outcome.Known(var person) -> visitor = person;
      case Login.Outcome.Unknown() -> refuse("Login authentication failed", "token is gone");
      case Login.Outcome.Away() -> {}
    }
  }

  private void take(IrcCommand command) {
    switch (command) {
      case IrcCommand.CapLs() -> {
        negotiating = visitor == null;
        cap("LS", Kind.offered());
      }
      case IrcCommand.CapList() -> cap("LIST", peer.kind().words());
      case IrcCommand.CapReq(var names) -> capabilities(names);
      case IrcCommand.CapEnd() -> {
        negotiating = false;
        logIn();
      }
      case IrcCommand.CapUnknown(var word) ->
          peer.send(
              IrcText.plain()
                  .from()
                  .word("410")
                  .word(peer.login())
                  .word(word.isEmpty() ? "*" : word)
                  .end("Invalid CAP command"));
      case IrcCommand.Pass(var given) -> {
        if (visitor == null) {
          pass = given;
          logIn();
        }
      }
      case IrcCommand.Nick(var name) -> nick(name);
      case IrcCommand.User(), IrcCommand.Pong() -> {}
      case IrcCommand.Ping(var token) -> peer.send(pong(token));
      case IrcCommand.Quit() -> peer.end("", "left");
      case IrcCommand.Join(var channels) -> known().ifPresent(who -> join(who, channels));
      case IrcCommand.Part(var channels) -> known().ifPresent(_ -> part(channels));
      case IrcCommand.Privmsg said -> known().ifPresent(who -> say(who, said));
      case IrcCommand.TooFew(var word) -> numeric("461", word, "Not enough parameters");
      case IrcCommand.Unknown(var word) -> {
        desk.meters().unknown();
        numeric("421", word, "Unknown command");
      }
    }
  }

  private void numeric(String number, String word, String last) {
    peer.send(IrcText.plain().from().word(number).word(peer.login()).word(word).end(last));
  }

  /// Programs differ in which of the two they understand.
  private static String pong(@Nullable String token) {
    return token == null
        ? IrcText.plain().word("PONG").end()
        : IrcText.plain().from().word("PONG").word(IrcText.SERVER).end(token);
  }

  private void cap(String answer, String list) {
    peer.send(IrcText.plain().from().word("CAP").word("*").word(answer).end(list));
  }

  /// All of them or none.
  private void capabilities(List<String> names) {
    var kind = peer.kind().wish(names);
    kind.ifPresent(peer::kind);
    cap(kind.isPresent() ? "ACK" : "NAK", String.join(" ", names));
  }

  private void nick(String name) {
    if (visitor != null) {
      numeric("421", "NICK", "Names are chosen where accounts are kept");
    } else if (NICK.matcher(name).matches()) {
      nick = name;
      logIn();
    } else {
      refuse("Invalid NICK", "name is none");
    }
  }

  private void logIn() {
    var name = nick;
    var given = pass;
    if (visitor != null || negotiating || name == null || peer.isGone()) {
      return;
    }
    if (ANONYMOUS.matcher(name).matches()) {
      welcome(new Visitor.Guest("guest-" + UUID.randomUUID(), name, peer.address()), name);
    } else if (given != null && !given.startsWith(SECRET_PREFIX)) {
      refuse("Improperly formatted auth", "no token");
    } else if (given != null) {
      logIn(given.substring(SECRET_PREFIX.length()));
    }
  }

  private void logIn(String token) {
    switch (desk.login().who(token, peer.address())) {
      case Login.Outcome.Known(var person) -> {
        secret = token;
        welcome(person, person.login());
      }
      case Login.Outcome.Unknown() -> refuse("Login authentication failed", "token is unknown");
      // No sentence that makes programs give up: they come again.
      case Login.Outcome.Away() -> peer.end(RECONNECT, "accounts does not answer");
    }
  }

  /// Tells programs to come again.
  static final String RECONNECT = IrcText.plain().from().word("RECONNECT").end();

  private void refuse(String sentence, String why) {
    desk.meters().refused(why);
    peer.end(NoticeText.toAll(sentence), why);
  }

  private void welcome(Visitor who, String login) {
    var anonymous = who instanceof Visitor.Guest;
    visitor = who;
    pass = null;
    peer.loggedIn(login, wanted::contains, entered -> greeting(login, anonymous, entered));
    var state = anonymous || !peer.kind().commands() ? "" : StateText.everywhere(who, peer.kind());
    peer.send(Greeting.welcome(login) + state);
  }

  private String greeting(String login, boolean anonymous, Entered.Inside entered) {
    var there = names.remove(entered.room().name());
    return desk.greeting()
        .room(login, anonymous, entered, there == null ? List.of() : there, peer.kind());
  }

  private Optional<Visitor> known() {
    var who = visitor;
    if (who == null) {
      peer.send(Greeting.numeric("451", "*", "You are not logged in"));
    }
    return Optional.ofNullable(who);
  }

  private void join(Visitor who, List<String> channels) {
    for (var channel : channels) {
      if (!wanted.contains(channel) && wanted.size() >= desk.roomsMax()) {
        desk.meters().refused("too many rooms");
        peer.send(
            NoticeText.of(
                channel,
                "msg_concurrent_channel_limit_reached",
                "One connection may be in " + desk.roomsMax() + " channels.",
                peer.kind()));
      } else {
        enter(who, channel);
      }
    }
  }

  /// Whoever is there already and joins again is greeted again: programs wait for it.
  private void enter(Visitor who, String channel) {
    if (!wanted.add(channel)) {
      desk.rooms().leave(channel, peer);
    }
    desk.numbers().learn(channel);
    names.put(channel, desk.greeting().names(channel, peer.kind()));
    var _ =
        desk.rooms()
            .enter(channel, who, peer, Optional.empty())
            .whenComplete((entered, failed) -> entered(channel, entered, failed));
  }

  private void entered(String channel, @Nullable Entered entered, @Nullable Throwable failed) {
    switch (entered) {
      case null -> {
        desk.meters().failed(failed);
        notIn(channel, "msg_channel_suspended", "This channel cannot be joined just now.");
      }
      case Entered.Inside _ -> {}
      // As at Twitch, programs hear nothing of a channel that is none.
      case Entered.NoRoom() -> forget(channel);
      case Entered.Shut() -> notIn(channel, "msg_banned", "You are banned from this chat.");
      case Entered.NotNow(var reason) -> notIn(channel, "msg_channel_suspended", reason);
    }
  }

  private void forget(String channel) {
    names.remove(channel);
    wanted.remove(channel);
  }

  private void notIn(String channel, String id, String sentence) {
    forget(channel);
    peer.send(NoticeText.of(channel, id, sentence, peer.kind()));
  }

  private void part(List<String> channels) {
    for (var channel : channels) {
      if (wanted.remove(channel)) {
        desk.rooms().leave(channel, peer);
        peer.part(channel);
      }
    }
  }

  private void say(Visitor who, IrcCommand.Privmsg said) {
    if (who instanceof Visitor.Guest) {
      refused(said.channel(), "no_permission", "Log in with a token to speak.");
      return;
    }
    speaking.acquireUninterruptibly();
    var speech = new Speech(said.text(), said.action(), said.replyTo(), said.nonce(), peer);
    var _ =
        desk.rooms()
            .say(who, said.channel(), speech)
            .whenComplete((spoken, failed) -> {
              speaking.release();
              spoken(said.channel(), spoken, failed);
            });
  }

  private void spoken(String channel, @Nullable Spoken spoken, @Nullable Throwable failed) {
    if (spoken == null) {
      desk.meters().failed(failed);
      refused(channel, "msg_ratelimit", "That could not be kept; say it again.");
    } else {
      answer(channel, spoken);
    }
  }

  private void answer(String channel, Spoken spoken) {
    var kind = peer.kind();
    if (spoken instanceof Spoken.Heard(var line)) {
      if (kind.commands()) {
        peer.send(StateText.person(channel, line.author(), line.id(), line.nonce(), kind));
      }
    } else {
      desk.spoken().of(spoken).ifPresent(notice -> peer.send(notice.line(channel, kind)));
    }
  }

  private void refused(String channel, String id, String sentence) {
    peer.send(NoticeText.of(channel, id, sentence, peer.kind()));
  }
}
