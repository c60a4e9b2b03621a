package hubbub.bench;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictTrainer;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import hubbub.testkit.bluesky.Wire;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Plays a Jetstream whose posts come at a rate, as they would be made: a few each millisecond.
/// Whoever asks for it gets them in frames of the second version, compressed with a dictionary that
/// was trained with others of them. Prints its port, then what a post takes on the wire.
///
/// Usage: `java -cp … hubbub.bench.Firehose RATE`
public final class Firehose {
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int VOCABULARY = 50_000;
  private static final int SAMPLES = 20_000;
  private static final int DICTIONARY_BYTES = 64 << 10;
  private static final int LEVEL = 3;
  private static final SplittableRandom RANDOM = new SplittableRandom(1);

  private Firehose() {}

  public static void main(String[] arguments) throws IOException {
    var rate = Integer.parseInt(arguments[0]);
    var dictionary = trained();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var digested = new ZstdDictCompress(dictionary, LEVEL)) {
      System.out.println(server.getLocalPort());
      while (true) {
        try (var socket = server.accept()) {
          socket.setTcpNoDelay(true);
          serve(socket, rate, dictionary, digested);
        } catch (IOException _) {
          // It left; another one may come.
        }
      }
    }
  }

  private static void serve(Socket socket, int rate, byte[] dictionary, ZstdDictCompress digested)
      throws IOException {
    var head = Wire.head(new BufferedInputStream(socket.getInputStream()));
    if (head.contains("getZstdDictionary")) {
      socket.getOutputStream().write(Wire.answer(200, "Connection: close", dictionary));
      return;
    }
    var from = head.indexOf("Sec-WebSocket-Key: ") + "Sec-WebSocket-Key: ".length();
    socket.getOutputStream().write(Wire.accept(head.substring(from, head.indexOf("\r\n", from))));
    if (head.contains("zstdDictionary=")) {
      pour(socket, rate, n -> Wire.frame(0x82, Zstd.compress(second(n), digested)));
    } else if (head.contains("subscribeEvents")) {
      pour(socket, rate, n -> Wire.frame(0x81, second(n)));
    } else {
      pour(socket, rate, n -> Wire.frame(0x81, first(n)));
    }
  }

  private static byte[] trained() {
    var trainer = new ZstdDictTrainer(SAMPLES * 1_500, DICTIONARY_BYTES);
    for (var n = 0; n < SAMPLES; n++) {
      trainer.addSample(second(n));
    }
    return trainer.trainSamples();
  }

  /// A word of the vocabulary, which not many texts have.
  static String word(int n) {
    return "word" + Integer.toString(n * 37 % VOCABULARY, 36);
  }

  private static void pour(Socket socket, int rate, LongFunction<byte[]> framed)
      throws IOException {
    var out = socket.getOutputStream();
    var begun = System.nanoTime();
    var bytes = 0L;
    for (var sent = 0L; ; ) {
      var due = (System.nanoTime() - begun) * rate / 1_000_000_000L;
      if (due > sent) {
        var frames = new ByteArrayOutputStream();
        for (; sent < due; sent++) {
          frames.writeBytes(framed.apply(sent));
          if (sent % SAMPLES == SAMPLES - 1) {
            System.out.println((bytes + frames.size()) / (sent + 1) + " bytes a post");
          }
        }
        bytes += frames.size();
        out.write(frames.toByteArray());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static byte[] first(long n) {
    var micros = micros();
    return """
    {"did":"%s","time_us":%d,"kind":"commit","commit":{%s}}\
    """
        .formatted(did(n), micros, commit(n, micros))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] second(long n) {
    var micros = micros();
    var time = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    return """
    {"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit",\
    "seq":%d,"did":"%s","time":"%s","witnessedAt":"%s",%s}}\
    """
        .formatted(n, did(n), time, time, commit(n, micros))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long micros() {
    var now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  private static String did(long n) {
    return "did:plc:" + JetstreamLikeServer.tid((n % 5_000) * 1_000_003);
  }

  private static String commit(long n, long micros) {
    var text = new StringBuilder();
    for (var words = 5 + RANDOM.nextInt(30); words > 0; words--) {
      text.append("word").append(Integer.toString(RANDOM.nextInt(VOCABULARY), 36)).append(' ');
    }
    var tid = JetstreamLikeServer.tid(micros + n % 1_000);
    return """
    "rev":"%s","operation":"create",\
    "collection":"app.bsky.feed.post","rkey":"%s","record":{"$type":"app.bsky.feed.post",\
    "createdAt":"%s","langs":["en"],"reply":{"parent":{"cid":\
    "%s","uri":\
    "at://did:plc:%s/app.bsky.feed.post/%s"},"root":{"cid":\
    "%s","uri":\
    "at://did:plc:%s/app.bsky.feed.post/%s"}},"text":"%s"},\
    "cid":"%s"\
    """
        .formatted(
            tid,
            tid,
            Instant.ofEpochMilli(micros / 1_000),
            cid(),
            random(24),
            JetstreamLikeServer.tid(micros - RANDOM.nextLong(1_000_000_000L)),
            cid(),
            random(24),
            JetstreamLikeServer.tid(micros - RANDOM.nextLong(1_000_000_000L)),
            text.toString().strip(),
            cid());
  }

  private static String cid() {
    return "bafyrei" + random(52);
  }

  private static String random(int length) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return text.toString();
  }
}
