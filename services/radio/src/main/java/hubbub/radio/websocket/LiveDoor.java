package hubbub.radio.websocket;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.Ticker;
import hubbub.platform.http.Access;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.SocketHandler;
import hubbub.radio.air.Air;
import hubbub.radio.air.ChannelMount;
import hubbub.radio.door.WrongKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where browsers go on air. Whoever may is asked when they say so, so everybody may open a socket;
/// a page of another site may not.
public final class LiveDoor implements SocketHandler {
  /// A WebSocket of a channel of ours.
  static final String PATH = "/api/v1/channels/{name}/live";

  private static final String NOT_YOURS =
      "only who opened this channel and its hosts go on air here";

  private final Air air;
  private final Supplier<AskAccounts> accounts;
  private final WrongKeys wrongKeys;

  /// Streams of the same mount must differ in it.
  private final AtomicInteger serials = new AtomicInteger(ThreadLocalRandom.current().nextInt());

  /// On the event loop only.
  private final Map<Sound, Broadcast> there = new HashMap<>();

  public LiveDoor(Air air, Supplier<AskAccounts> accounts, Ticker ticker) {
    this.air = air;
    this.accounts = accounts;
    wrongKeys = new WrongKeys(ticker);
  }

  public void hang(Routes routes) {
    routes.socket(PATH, Access.OPEN, this);
  }

  @Override
  public boolean takesBytes() {
    return true;
  }

  @Override
  public Conversation opened(Request request, Socket socket) {
    var channel = request.path("name").toLowerCase(Locale.ROOT);
    var account =
        request.may(Access.CHANNELS) ? request.caller().account() : Optional.<Account>empty();
    var who = new Who(channel, account, request.address(), request.header("User-Agent").orElse(""));
    var broadcast = new Broadcast(this, air, who, socket, new Remux(serials.incrementAndGet()));
    broadcast.await();
    return broadcast;
  }

  /// Who opened a socket.
  ///
  /// @param channel where they want to go on air
  /// @param account who is signed in, with a key that may keep their channels
  record Who(String channel, Optional<Account> account, String address, String program) {
    String mount() {
      return ChannelMount.of(channel);
    }
  }

  /// What somebody brings to a mount, whichever connection it comes by.
  ///
  /// @param person who brings it, as their key says
  /// @param stream what they call it
  record Sound(String mount, String person, String stream) {}

  /// Whether somebody may go on air.
  sealed interface Admitted {
    /// @param rights of their stream key; an account has the rights of one without mounts
    record In(StreamRights rights) implements Admitted {}

    record NotAllowed(String why) implements Admitted {}
  }

  /// Asks whether somebody may go on air. On no event loop.
  ///
  /// @throws hubbub.contracts.NoAnswer where accounts is away
  Admitted admit(Who who, Optional<String> key) {
    if (key.isPresent()) {
      return byKey(who, key.get());
    }
    return who.account()
        .map(account -> byAccount(account, who.channel()))
        .orElseGet(() -> new Admitted.NotAllowed("log in, or send a stream key"));
  }

  private Admitted byAccount(Account account, String channel) {
    return accounts
        .get()
        .airs(account.id(), channel)
        .<Admitted>map(
            found -> new Admitted.In(new StreamRights("account:" + account.id(), found, List.of())))
        .orElseGet(() -> new Admitted.NotAllowed(NOT_YOURS));
  }

  private Admitted byKey(Who who, String key) {
    if (wrongKeys.isBarred(who.address())) {
      return new Admitted.NotAllowed("too many wrong keys came from here; wait a minute");
    }
    var rights = accounts.get().streamRights(key);
    if (rights.isEmpty()) {
      wrongKeys.add(who.address());
      return new Admitted.NotAllowed("this stream key is unknown or was revoked");
    }
    return rights.get().opens(who.mount())
        ? new Admitted.In(rights.get())
        : new Admitted.NotAllowed("this stream key is of another channel");
  }

  /// The connection that a sound comes by already.
  @Nullable Broadcast before(Sound sound) {
    return there.get(sound);
  }

  void comes(Sound sound, Broadcast broadcast) {
    there.put(sound, broadcast);
  }

  void leaves(Sound sound, Broadcast broadcast) {
    there.remove(sound, broadcast);
  }
}
