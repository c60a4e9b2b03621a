package hubbub.testkit.x;

import hubbub.platform.json.Json;
import hubbub.testkit.LoopbackServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// Answers as X's filtered stream does, and breaks as it is told; keeps the bill: every post that
/// it wrote to a stream.
public final class XLikeServer implements AutoCloseable {
  private static final int SEND_BUFFER = 4 << 10;
  private static final long FIRST = 1_900_000_000_000_000_000L;

  private final LoopbackServer server;
  private final XLikeRules rules;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicLong billed = new AtomicLong();
  private final AtomicLong ids = new AtomicLong(FIRST);
  private volatile @Nullable XLikeStream stream;
  private volatile @Nullable String refusal;
  private volatile @Nullable String rulesAnswer;
  private volatile String rulesHeaders = "";
  private volatile boolean holdsRules;
  private final List<Socket> held = new CopyOnWriteArrayList<>();

  public record Rule(String id, String value, String tag) {}

  public XLikeServer() {
    rules = new XLikeRules(() -> String.valueOf(ids.incrementAndGet()));
    server = new LoopbackServer(ServerSocketFactory.getDefault(), this::answer);
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /// Heads of requests, in order, and bodies after them.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// Posts that were written to a stream.
  public long billed() {
    return billed.get();
  }

  public List<Rule> rules() {
    return rules.all();
  }

  public void rule(String value, String tag) {
    rules.add(value, tag);
  }

  /// Whether somebody reads.
  public boolean isRead() {
    return stream != null;
  }

  /// Posts a text; its id, or null if nobody reads.
  public @Nullable String post(String text) {
    var id = String.valueOf(ids.incrementAndGet());
    return post(id, text) ? id : null;
  }

  public boolean post(String id, String text) {
    return paid(
        """
        {"data":{"author_id":"7","id":"%s","edit_history_tweet_ids":["%s"],"text":"%s"},\
        "includes":{"users":[{"id":"7","name":"Ana","username":"Ana_A"}]}}\
        """
            .formatted(id, id, text));
  }

  /// Sends a line that is billed.
  public boolean paid(String line) {
    var open = stream;
    if (open == null || !open.send((line + "\r\n").getBytes(StandardCharsets.UTF_8))) {
      return false;
    }
    billed.incrementAndGet();
    return true;
  }

  /// Sends bytes that are not billed.
  public void bytes(byte[] bytes) {
    var open = stream;
    if (open != null) {
      var _ = open.send(bytes);
    }
  }

  public void line(String line) {
    bytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Posts as fast as they are taken, until nobody takes any or there were so many.
  public void flood(String text, int posts) {
    for (var i = 0; i < posts && post(text) != null; i++) {
      // As fast as it goes.
    }
  }

  /// Ends the stream in good order.
  public void drop() {
    var open = stream;
    if (open != null) {
      open.end();
    }
  }

  /// Says nothing more on the stream, not even that it is over, as if a cable was pulled.
  public void vanish() {
    var open = stream;
    if (open != null) {
      open.vanish();
    }
  }

  /// Ends the stream with a reset.
  public void reset() {
    var open = stream;
    if (open != null) {
      open.reset();
    }
  }

  /// Answers streams like this from now on, e.g. `503 {}`; empty for not at all, null for as usual.
  public void refuse(@Nullable String statusAndBody) {
    refusal = statusAndBody;
  }

  /// Doesn't take a rule of this value.
  public void refuseRule(String value) {
    rules.refuse(value);
  }

  /// Answers whoever adds rules like this from now on, and takes none, e.g. `201 {}`; null for as
  /// usual.
  ///
  /// @param headers of the answer, each with its line end
  public void answerRules(@Nullable String statusAndBody, String headers) {
    rulesAnswer = statusAndBody;
    rulesHeaders = headers;
  }

  /// Whoever asks for rules from now on gets no answer.
  public void holdRules() {
    holdsRules = true;
  }

  @Override
  public void close() {
    server.close();
    drop();
    try {
      for (var socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Socket socket) throws IOException {
    // What it holds is billed and not sent.
    socket.setSendBufferSize(SEND_BUFFER);
    var in = new BufferedInputStream(socket.getInputStream());
    var head = head(in);
    asked.add(head);
    if (head.startsWith("GET /2/tweets/search/stream?")) {
      stream(socket, in);
    } else {
      try (socket) {
        rules(socket, in, head);
      }
    }
  }

  private void stream(Socket socket, InputStream in) throws IOException {
    var no = refusal;
    if (no == null && stream != null) {
      no = "429 {\"title\":\"ConnectionException\",\"connection_issue\":\"TooManyConnections\"}";
    }
    if (no != null) {
      try (socket) {
        if (!no.isEmpty()) {
          write(socket, no.substring(0, 3), no.substring(4));
        }
      }
      return;
    }
    socket
        .getOutputStream()
        .write(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
    var open = new XLikeStream(socket, this::left);
    stream = open;
    held.add(socket);
    try {
      while (in.read() >= 0) {
        // A reader says nothing more.
      }
    } catch (IOException _) {
      // It left.
    }
    open.end();
  }

  private void rules(Socket socket, InputStream in, String head) throws IOException {
    if (holdsRules) {
      held.add(socket);
      while (in.read() >= 0) {
        // Until it leaves.
      }
      return;
    }
    if (head.startsWith("GET")) {
      write(
          socket,
          "200",
          Json.write(rules().isEmpty() ? Map.of("meta", Map.of()) : Map.of("data", rules())));
      return;
    }
    var body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
    asked.add(body);
    var json = Json.mapper().readTree(body);
    var answer = rulesAnswer;
    if (answer != null && json.has("add")) {
      write(socket, answer.substring(0, 3), rulesHeaders, answer.substring(4));
      return;
    }
    write(socket, "201", rules.change(json));
  }

  private void left(XLikeStream gone) {
    if (gone.equals(stream)) {
      stream = null;
    }
  }

  private static void write(Socket socket, String status, String body) throws IOException {
    write(socket, status, "", body);
  }

  private static void write(Socket socket, String status, String headers, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        "HTTP/1.1 %s X\r\n%sContent-Length: %d\r\n\r\n".formatted(status, headers, bytes.length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().write(bytes);
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var c = in.read();
      if (c < 0) {
        throw new IOException("left");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static int length(String head) {
    for (var line : head.split("\r\n", -1)) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
        return Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    return 0;
  }
}
