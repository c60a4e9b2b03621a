package hubbub.testkit.bluesky;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictTrainer;
import hubbub.testkit.bluesky.JetstreamLikeServer.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What a Jetstream compresses with, trained with posts such as its own when it is first used.
public final class TrainedDictionary {
  public static final TrainedDictionary ONE = new TrainedDictionary(1);
  public static final TrainedDictionary OTHER = new TrainedDictionary(2);

  private static final int SAMPLES = 2_000;
  private static final int SAMPLES_BYTES = 4 << 20;
  private static final int BYTES = 16 << 10;
  private static final int LEVEL = 3;

  private final int seed;
  private @Nullable Trained trained;

  private record Trained(byte[] bytes, ZstdDictCompress digested) {}

  private TrainedDictionary(int seed) {
    this.seed = seed;
  }

  private synchronized Trained trained() {
    var known = trained;
    if (known == null) {
      var bytes = trained(new SplittableRandom(seed));
      known = new Trained(bytes, new ZstdDictCompress(bytes, LEVEL));
      trained = known;
    }
    return known;
  }

  public long id() {
    return Zstd.getDictIdFromDict(trained().bytes);
  }

  public byte[] bytes() {
    return trained().bytes.clone();
  }

  /// One frame of zstd, which says how long its content is.
  public byte[] packed(byte[] content) {
    return Zstd.compress(content, trained().digested);
  }

  private static byte[] trained(SplittableRandom random) {
    var trainer = new ZstdDictTrainer(SAMPLES_BYTES, BYTES);
    for (var n = 0; n < SAMPLES; n++) {
      var micros = 1_779_719_009_157_119L + random.nextLong(1_000_000_000L);
      var key = JetstreamLikeServer.tid(micros);
      var record =
          "\"record\":{\"$type\":\"app.bsky.feed.post\",\"createdAt\":\"%s\",\"text\":\"%s\",\"langs\":[\"en\"]},\"cid\":\"bafy%s\""
              .formatted(
                  Instant.ofEpochMilli(micros / 1_000),
                  Long.toString(random.nextLong(), 36),
                  Long.toString(random.nextLong(), 36));
      var did = "did:plc:" + JetstreamLikeServer.tid(random.nextLong(1L << 40));
      var event = Event.commit(did, micros, "create", key, record);
      var version = n % 2 == 0 ? Version.FIRST : Version.SECOND;
      var told = event.told(version);
      trainer.addSample(told.getBytes(StandardCharsets.UTF_8));
    }
    return trainer.trainSamples();
  }
}
