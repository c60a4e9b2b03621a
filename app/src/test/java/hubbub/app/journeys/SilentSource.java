package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A source program that sends silence as fast as it plays: MPEG-1 layer III, 128 kbit/s, 44.1 kHz,
/// stereo, whose frames are a header and zeros (ISO/IEC 11172-3 §2.4.1), so that every decoder
/// plays them.
final class SilentSource implements AutoCloseable {
  private static final int FRAME = 417;
  private static final int AT_ONCE = 100;
  private static final int EACH_TIME = 10;
  private static final long EACH_TIME_MICROS = 261_224;
  private static final int PATIENCE_MILLIS = 30_000;

  private final int port;
  private final String mount;
  private final String authorization;
  private final Socket socket;
  private final AtomicLong sent = new AtomicLong();
  private final ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();

  /// Goes on air.
  SilentSource(RunningHubbub hubbub, String mount, String key) {
    this.port = hubbub.port();
    this.mount = mount;
    var words = ("source:" + key).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(words);
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      var head =
          String.join(
              "\r\n",
              "PUT " + mount + " HTTP/1.1",
              "Host: localhost",
              "Authorization: " + authorization,
              "Content-Type: audio/mpeg",
              "Ice-Name: From the pier",
              "",
              "");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(answer()).contains(" 200 ");
      send(AT_ONCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var _ =
        feed.scheduleAtFixedRate(
            () -> send(EACH_TIME), EACH_TIME_MICROS, EACH_TIME_MICROS, TimeUnit.MICROSECONDS);
  }

  private String answer() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      var read = socket.getInputStream().read();
      assertThat(read).as("the answer goes on").isNotNegative();
      head.write(read);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private void send(int frames) {
    var bytes = new byte[frames * FRAME];
    for (var at = 0; at < bytes.length; at += FRAME) {
      bytes[at] = (byte) 0xFF;
      bytes[at + 1] = (byte) 0xFB;
      bytes[at + 2] = (byte) 0x90;
    }
    try {
      socket.getOutputStream().write(bytes);
      sent.addAndGet(bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes of sound so far.
  long sent() {
    return sent.get();
  }

  /// Says what plays.
  void title(String title) {
    var address =
        "http://localhost:%d/admin/metadata?mount=%s&mode=updinfo&song=%s"
            .formatted(port, mount, URLEncoder.encode(title, StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address)).header("Authorization", authorization).build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Goes off air.
  @Override
  public void close() {
    feed.shutdownNow();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
