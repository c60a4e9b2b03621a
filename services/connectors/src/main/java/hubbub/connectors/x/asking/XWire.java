package hubbub.connectors.x.asking;

import hubbub.connectors.net.Deadline;
import hubbub.connectors.net.Dial;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks X by HTTP/1.1, a connection for each call: over plain sockets, because a stream that costs
/// money must be able to say that it wants no more, and then read what was sent until then.
public final class XWire {
  private static final int HEAD_LINE_MAX = 16 << 10;
  private static final int HEADERS_MAX = 200;
  private static final int READ_AHEAD = 16 << 10;

  private final XConfig config;
  private final Dial dial;

  public XWire(XConfig config) {
    this.config = config;
    dial = new Dial("x.api.url", Optional.empty(), config.connect(), config.receiveBuffer());
  }

  /// @param path and query below the base
  /// @param json of the body; empty without
  public record Call(String method, String path, String json) {}

  /// A whole answer.
  ///
  /// @param headers by their names in lower case
  public record Got(int status, Map<String, String> headers, byte[] body) {}

  /// An answer whose body is still to come.
  ///
  /// @param raw what to close to end it at once, from any thread
  /// @param socket the same, or TLS over it
  public record Opened(
      int status, Map<String, String> headers, XBody body, Socket raw, Socket socket) {}

  public Got send(XConfig.Token token, Call call) throws IOException {
    var opened = open(token, call);
    try (var _ = opened.socket()) {
      return whole(opened);
    }
  }

  /// Reads the rest of an answer that is no stream.
  public Got whole(Opened opened) throws IOException {
    try (var deadline = new Deadline(opened.raw(), config.answerTime())) {
      try {
        var all = body(opened);
        check(deadline);
        return new Got(opened.status(), opened.headers(), all);
      } catch (IOException e) {
        check(deadline);
        throw e;
      }
    }
  }

  private static void check(Deadline deadline) throws IOException {
    if (deadline.isPast()) {
      throw new IOException("X's answer takes too long");
    }
  }

  private byte[] body(Opened opened) throws IOException {
    var all = new ByteArrayOutputStream();
    var some = new byte[READ_AHEAD];
    for (var count = opened.body().read(some); count >= 0; count = opened.body().read(some)) {
      all.write(some, 0, count);
      if (all.size() > config.answerMax()) {
        throw new IOException("X's answer is too long");
      }
    }
    return all.toByteArray();
  }

  /// Sends a call, and reads the head of its answer.
  ///
  /// @throws NotSent if nothing of the call left us
  public Opened open(XConfig.Token token, Call call) throws IOException {
    var line = connect();
    try (var deadline = new Deadline(line.raw(), config.answerTime())) {
      try {
        return head(line, request(token, call), deadline);
      } catch (IOException e) {
        check(deadline);
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      line.raw().close();
      throw e;
    }
  }

  private static Opened head(Dial.Line line, byte[] request, Deadline deadline) throws IOException {
    var socket = line.socket();
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    var in = new BufferedInputStream(socket.getInputStream(), READ_AHEAD);
    var first = XBody.line(in, HEAD_LINE_MAX);
    check(deadline);
    if (first.isEmpty()) {
      throw new Unanswered();
    }
    var status = status(first);
    var headers = headers(in);
    return new Opened(status, headers, body(status, headers, in), line.raw(), socket);
  }

  /// The connection ended before a word of an answer, so that nothing was read and nothing costs.
  public static final class Unanswered extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Unanswered() {
      super("X doesn't answer");
    }
  }

  /// X can't be reached.
  public static final class NotSent extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    NotSent(IOException cause) {
      super("X can't be reached", cause);
    }
  }

  private Dial.Line connect() throws NotSent {
    try {
      var line = dial.open(config.url());
      line.raw().setSoTimeout(Math.toIntExact(config.connect().toMillis()));
      return line;
    } catch (IOException e) {
      throw new NotSent(e);
    }
  }

  private byte[] request(XConfig.Token token, Call call) {
    var url = config.url();
    var body = call.json().getBytes(StandardCharsets.UTF_8);
    var head =
        call.method()
            + " "
            + (url.getRawPath() == null ? "" : url.getRawPath())
            + call.path()
            + " HTTP/1.1\r\nHost: "
            + url.getRawAuthority()
            + "\r\nAuthorization: Bearer "
            + token.value()
            + "\r\nUser-Agent: Hubbub\r\nAccept: application/json\r\nConnection: close\r\n"
            + (body.length == 0
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n")
            + "\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static int status(String line) throws IOException {
    var words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
      throw new IOException("X's answer is no HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    var lines = 0;
    for (var line = XBody.line(in, HEAD_LINE_MAX);
        !line.isEmpty();
        line = XBody.line(in, HEAD_LINE_MAX)) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
      if (++lines > HEADERS_MAX) {
        throw new IOException("X's answer has too many headers");
      }
    }
    return headers;
  }

  private static XBody body(int status, Map<String, String> headers, InputStream in)
      throws IOException {
    if (status == 204 || status == 304) {
      return XBody.ofLength(in, 0);
    }
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      return XBody.chunked(in);
    }
    var length = headers.get("content-length");
    if (length == null) {
      return XBody.toTheEnd(in);
    }
    try {
      return XBody.ofLength(in, Math.max(0, Long.parseLong(length)));
    } catch (NumberFormatException e) {
      throw new IOException("X's answer has no length", e);
    }
  }
}
