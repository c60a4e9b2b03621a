package hubbub.testkit.bluesky;

import hubbub.testkit.LoopbackServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/// A Jetstream of both versions, plain or compressed, that breaks as it is told: a real one on a
/// free port of loopback. It keeps all events for those who ask with a cursor.
public final class JetstreamLikeServer implements AutoCloseable {
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
  private static final String SECOND = "/xrpc/network.bsky.jetstream.subscribeEvents";
  private static final String DICTIONARY = "/xrpc/network.bsky.jetstream.getZstdDictionary";
  private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("zstdDictionary=(\\d+)");
  private static final Pattern KEY =
      Pattern.compile("\r\nSec-WebSocket-Key: *(\\S+)\r\n", Pattern.CASE_INSENSITIVE);

  private final LoopbackServer server;
  private final List<Guest> guests = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger given = new AtomicInteger();
  private final List<Event> history = new ArrayList<>();
  private long lastMicros;
  private final Version version;
  private volatile int refusing;
  private volatile TrainedDictionary dictionary = TrainedDictionary.ONE;
  private volatile GivesDictionary gives = GivesDictionary.WELL;
  private long floorMicros;

  public JetstreamLikeServer() {
    this(Version.FIRST);
  }

  /// @param version that its address is of; it speaks both
  public JetstreamLikeServer(Version version) {
    this(ServerSocketFactory.getDefault(), version);
  }

  public JetstreamLikeServer(ServerSocketFactory sockets) {
    this(sockets, Version.FIRST);
  }

  private JetstreamLikeServer(ServerSocketFactory sockets, Version version) {
    this.version = version;
    server = new LoopbackServer(sockets, this::talk);
  }

  /// Of Jetstream.
  public enum Version {
    FIRST,
    SECOND
  }

  public int port() {
    return server.port();
  }

  public String url() {
    return "ws://127.0.0.1:" + port() + (version == Version.SECOND ? SECOND : "");
  }

  /// What readers asked for when they came, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// How often somebody asked for the dictionary.
  public int dictionariesGiven() {
    return given.get();
  }

  /// Open connections.
  public int connections() {
    return guests.size();
  }

  /// Somebody posts; returns the post's key.
  public String post(String did, String text) {
    return post(did, text, "");
  }

  /// @param more of the record, beginning with a comma
  public synchronized String post(String did, String text, String more) {
    var micros = next();
    var key = tid(micros);
    post(did, text, more, micros, key);
    return key;
  }

  public synchronized void post(String did, String text, String more, long micros, String key) {
    var record =
        "\"record\":{\"$type\":\"app.bsky.feed.post\",\"createdAt\":\"%s\",\"text\":\"%s\"%s},\"cid\":\"bafy\""
            .formatted(Instant.ofEpochMilli(micros / 1_000), text, more);
    event(Event.commit(did, micros, "create", key, record));
  }

  public synchronized void update(String did, String key, String text) {
    event(Event.commit(did, next(), "update", key, "\"record\":{\"text\":\"" + text + "\"}"));
  }

  public synchronized void delete(String did, String key) {
    event(Event.commit(did, next(), "delete", key, "\"cid\":null"));
  }

  public synchronized void account(String did, boolean active, String status) {
    event(Event.account(did, next(), active, status));
  }

  public synchronized void identity(String did, String handle) {
    event(Event.identity(did, next(), handle));
  }

  /// Something that nobody can read behind, now and for all who ask for it again.
  public synchronized void poison() {
    event(Event.broken(next()));
  }

  private void event(Event event) {
    history.add(event);
    guests.forEach(guest -> guest.tell(event));
  }

  /// Copies what another instance has, by a clock that is behind by so much.
  public synchronized void likeBefore(JetstreamLikeServer other, long behindMicros) {
    synchronized (other) {
      for (var event : other.history) {
        var earlier = event.at(event.micros() - behindMicros);
        history.add(earlier);
        lastMicros = Math.max(lastMicros, earlier.micros());
      }
    }
  }

  /// Keeps nothing from before now.
  public synchronized void forget() {
    history.clear();
    floorMicros = next();
  }

  /// Sends everything again to whoever is here.
  public synchronized void again() {
    for (var event : history) {
      guests.forEach(guest -> guest.tell(event));
    }
  }

  /// A message that is in nobody's history.
  public synchronized void text(String text) {
    guests.forEach(guest -> guest.text(text));
  }

  /// A message for those whose messages are compressed, as it is.
  public synchronized void packed(byte[] packed) {
    bytes(Wire.frame(0x82, packed));
  }

  /// What it compresses with now, for those of the second version.
  public TrainedDictionary dictionary() {
    return dictionary;
  }

  /// Compresses with another dictionary from now on, also for those who are here.
  public synchronized void rotate() {
    dictionary = TrainedDictionary.OTHER;
    guests.forEach(guest -> guest.rotate(TrainedDictionary.OTHER));
  }

  public void give(GivesDictionary how) {
    gives = how;
  }

  /// Bytes as they are.
  public synchronized void bytes(byte... bytes) {
    guests.forEach(guest -> guest.bytes(bytes));
  }

  /// A message in pieces of so many bytes, with a ping between them.
  public synchronized void pieces(String text, int length) {
    var content = text.getBytes(StandardCharsets.UTF_8);
    for (var from = 0; from < content.length; from += length) {
      var to = Math.min(from + length, content.length);
      var first = (from == 0 ? 1 : 0) | (to == content.length ? 0x80 : 0);
      bytes(Wire.frame(first, Arrays.copyOfRange(content, from, to)));
      bytes(Wire.frame(0x89, "are you there".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Closes all connections, without a word or with a code.
  public void drop() {
    guests.forEach(Guest::close);
  }

  public void close(int code) {
    bytes(Wire.frame(0x88, new byte[] {(byte) (code >> 8), (byte) code}));
    drop();
  }

  /// Hangs up in the middle of a message.
  public void cut() {
    bytes(Arrays.copyOf(Wire.frame(0x81, new byte[100]), 50));
    drop();
  }

  /// Hangs up with RST.
  public void reset() {
    guests.forEach(Guest::reset);
  }

  /// From now on says nothing to those who are here, and doesn't hang up.
  public void mute() {
    guests.forEach(Guest::mute);
  }

  /// Answers whoever comes with this status; 0 to let them in again.
  public void refuse(int status) {
    refusing = status;
  }

  @Override
  public void close() {
    server.close();
    drop();
  }

  private long next() {
    lastMicros = Math.max(lastMicros + 1, System.currentTimeMillis() * 1_000);
    return lastMicros;
  }

  /// A key of that time.
  public static String tid(long micros) {
    var bits = micros << 10;
    var text = new StringBuilder();
    for (var i = 12; i >= 0; i--) {
      text.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return text.toString();
  }

  private void talk(Socket socket) throws IOException {
    var guest = new Guest(socket, guests::remove);
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      var head = Wire.head(in);
      var target = head.substring(4, head.indexOf(" HTTP"));
      var isDictionary = target.startsWith(DICTIONARY);
      if (!isDictionary) {
        asked.add(target);
      }
      if (refusing != 0) {
        guest.bytes(Wire.answer(refusing, "Retry-After: 1", new byte[0]));
        return;
      }
      if (isDictionary) {
        given.incrementAndGet();
        guest.bytes(gives.answer(dictionary));
        if (gives != GivesDictionary.NEVER) {
          return;
        }
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (open(guest, head)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    } finally {
      guest.close();
    }
  }

  /// Whoever speaks waits until what was is out.
  private synchronized boolean open(Guest guest, String head) throws IOException {
    var key = KEY.matcher(head);
    if (!key.find()) {
      throw new IOException("no key");
    }
    var target = head.substring(4, head.indexOf(" HTTP"));
    var number = NUMBER.matcher(target);
    var isNumbered = number.find();
    if (isNumbered && Long.parseLong(number.group(1)) != dictionary.id()) {
      var body =
          "{\"error\":\"UnknownZstdDictionary\",\"message\":\"current dictionary id is %d\"}"
              .formatted(dictionary.id());
      guest.bytes(Wire.answer(400, "X-Some: thing", body.getBytes(StandardCharsets.UTF_8)));
      return false;
    }
    guest.bytes(Wire.accept(key.group(1)));
    if (isNumbered) {
      guest.compress(dictionary);
    } else if (target.contains("compress=true")) {
      guest.compress(TrainedDictionary.ONE);
    }
    guest.speak(target.startsWith(SECOND) ? Version.SECOND : Version.FIRST);
    var cursor = CURSOR.matcher(target);
    if (cursor.find()) {
      var from = Long.parseLong(cursor.group(1));
      if (target.startsWith(SECOND) && from < floorMicros) {
        guest.text(Event.notice("OutdatedCursor"));
      }
      history.stream().filter(event -> event.micros() >= from).forEach(guest::tell);
    }
    guests.add(guest);
    return true;
  }
}
