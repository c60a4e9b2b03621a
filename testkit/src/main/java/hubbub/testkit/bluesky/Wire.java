package hubbub.testkit.bluesky;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// HTTP and WebSocket (RFC 6455) as a server speaks them.
public final class Wire {
  private Wire() {}

  /// The head of a request.
  public static String head(InputStream in) throws IOException {
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

  /// A whole answer.
  ///
  /// @param header one more
  public static byte[] answer(int status, String header, byte[] body) {
    var head =
        "HTTP/1.1 %d Some\r\n%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, header, body.length);
    var answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  /// An answer in chunks.
  ///
  /// @param header one more
  /// @param size bytes of a chunk
  /// @param end what stands behind the last chunk
  public static byte[] chunked(String header, byte[] body, int size, String end) {
    var answer = new ByteArrayOutputStream();
    answer.writeBytes(endless(header + "\r\nTransfer-Encoding: chunked", new byte[0]));
    for (var from = 0; from < body.length; from += size) {
      var length = Math.min(size, body.length - from);
      var line = Integer.toHexString(length) + ";some=thing\r\n";
      answer.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
      answer.write(body, from, length);
      answer.writeBytes(new byte[] {'\r', '\n'});
    }
    answer.writeBytes(end.getBytes(StandardCharsets.ISO_8859_1));
    return answer.toByteArray();
  }

  /// An answer that doesn't say how long it is.
  ///
  /// @param header one more
  public static byte[] endless(String header, byte[] body) {
    var answer = new ByteArrayOutputStream();
    var head = "HTTP/1.1 200 Some\r\n%s\r\n\r\n".formatted(header);
    answer.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  /// The answer that opens a WebSocket.
  ///
  /// @param key of the request
  public static byte[] accept(String key) {
    var lines =
        List.of(
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: " + accepted(key),
            "",
            "");
    return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
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
}
