package hubbub.testkit.bluesky;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/// A Jetstream (its first version, uncompressed) that breaks as it is told: a real one on a free
/// port of loopback. It keeps all events for those who ask with a cursor.
public final class JetstreamLikeServer implements AutoCloseable {
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
  private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");
  private static final Pattern KEY =
      Pattern.compile("\r\nSec-WebSocket-Key: *(\\S+)\r\n", Pattern.CASE_INSENSITIVE);

  private final ServerSocket server;
  private final List<Guest> guests = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Event> history = new ArrayList<>();
  private long lastMicros;
  private volatile int refusing;

  public JetstreamLikeServer() {
    this(ServerSocketFactory.getDefault());
  }

  public JetstreamLikeServer(ServerSocketFactory sockets) {
    try {
      server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  private record Event(long micros, String json) {}

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "ws://127.0.0.1:" + port();
  }

  /// What readers asked for when they came, in order.
  public List<String> asked() {
    return List.copyOf(asked);
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
    event(did, micros, commit("create", key, record));
  }

  public synchronized void update(String did, String key, String text) {
    event(did, next(), commit("update", key, "\"record\":{\"text\":\"" + text + "\"}"));
  }

  public synchronized void delete(String did, String key) {
    event(did, next(), commit("delete", key, "\"cid\":null"));
  }

  public synchronized void account(String did, boolean active, String status) {
    event(
        did,
        next(),
        "\"kind\":\"account\",\"account\":{\"active\":%s,\"did\":\"%s\",\"status\":\"%s\"}"
            .formatted(active, did, status));
  }

  public synchronized void identity(String did, String handle) {
    event(
        did,
        next(),
        "\"kind\":\"identity\",\"identity\":{\"did\":\"%s\",\"handle\":\"%s\"}"
            .formatted(did, handle));
  }

  private static String commit(String operation, String key, String rest) {
    return "\"kind\":\"commit\",\"commit\":{\"rev\":\"%s\",\"operation\":\"%s\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"%s\",%s}"
        .formatted(key, operation, key, rest);
  }

  private void event(String did, long micros, String rest) {
    var json = "{\"did\":\"%s\",\"time_us\":%d,%s}".formatted(did, micros, rest);
    history.add(new Event(micros, json));
    guests.forEach(guest -> guest.text(json));
  }

  /// Copies what another instance has, by a clock that is behind by so much.
  public synchronized void likeBefore(JetstreamLikeServer other, long behindMicros) {
    synchronized (other) {
      for (var event : other.history) {
        var micros = event.micros - behindMicros;
        history.add(
            new Event(
                micros,
                event.json.replace("\"time_us\":" + event.micros, "\"time_us\":" + micros)));
        lastMicros = Math.max(lastMicros, micros);
      }
    }
  }

  /// Keeps nothing from before now.
  public synchronized void forget() {
    history.clear();
  }

  /// Sends everything again to whoever is here.
  public synchronized void again() {
    for (var event : history) {
      guests.forEach(guest -> guest.text(event.json));
    }
  }

  /// A message that is in nobody's history.
  public synchronized void text(String text) {
    guests.forEach(guest -> guest.text(text));
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
      bytes(frame(first, Arrays.copyOfRange(content, from, to)));
      bytes(frame(0x89, "are you there".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Closes all connections, without a word or with a code.
  public void drop() {
    guests.forEach(Guest::close);
  }

  public void close(int code) {
    bytes(frame(0x88, new byte[] {(byte) (code >> 8), (byte) code}));
    drop();
  }

  /// Hangs up in the middle of a message.
  public void cut() {
    bytes(Arrays.copyOf(frame(0x81, new byte[100]), 50));
    drop();
  }

  /// Hangs up with RST.
  public void reset() {
    for (var guest : guests) {
      try {
        guest.socket.setSoLinger(true, 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      guest.close();
    }
  }

  /// From now on says nothing to those who are here, and doesn't hang up.
  public void mute() {
    guests.forEach(guest -> guest.muted = true);
  }

  /// Answers whoever comes with this status; 0 to let them in again.
  public void refuse(int status) {
    refusing = status;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException _) {
        // Closed.
      }
    }
  }

  private void talk(Socket socket) {
    var guest = new Guest(socket);
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      var head = head(in);
      asked.add(head.substring(4, head.indexOf(" HTTP")));
      if (refusing != 0) {
        guest.bytes(
            "HTTP/1.1 %d No\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"
                .formatted(refusing)
                .getBytes(StandardCharsets.UTF_8));
        return;
      }
      open(guest, head);
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It left.
    } finally {
      guest.close();
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("cut");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.UTF_8);
  }

  /// Whoever speaks waits until what was is out.
  private synchronized void open(Guest guest, String head) throws IOException {
    var key = KEY.matcher(head);
    if (!key.find()) {
      throw new IOException("no key");
    }
    var lines =
        List.of(
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: " + accepted(key.group(1)),
            "",
            "");
    guest.bytes(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    var cursor = CURSOR.matcher(head);
    if (cursor.find()) {
      var from = Long.parseLong(cursor.group(1));
      for (var event : history) {
        if (event.micros >= from) {
          guest.text(event.json);
        }
      }
    }
    guests.add(guest);
  }

  private static String accepted(String key) {
    try {
      var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      var hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A frame; the first byte says of what kind, and whether it is the last of its message.
  public static byte[] frame(int first, byte[] content) {
    var head = new ByteArrayOutputStream();
    head.write(first);
    if (content.length < 126) {
      head.write(content.length);
    } else if (content.length < 65_536) {
      head.writeBytes(new byte[] {126, (byte) (content.length >> 8), (byte) content.length});
    } else {
      head.write(127);
      for (var shift = 56; shift >= 0; shift -= 8) {
        head.write((int) ((long) content.length >> shift) & 0xff);
      }
    }
    head.writeBytes(content);
    return head.toByteArray();
  }

  private final class Guest {
    private final Socket socket;
    private volatile boolean muted;

    Guest(Socket socket) {
      this.socket = socket;
    }

    void text(String text) {
      bytes(frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
    }

    void bytes(byte[] bytes) {
      if (muted) {
        return;
      }
      try {
        synchronized (this) {
          socket.getOutputStream().write(bytes);
        }
      } catch (IOException _) {
        close();
      }
    }

    void close() {
      guests.remove(this);
      try {
        socket.close();
      } catch (IOException _) {
        // It is closed either way.
      }
    }
  }
}
