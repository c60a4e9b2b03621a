package hubbub.platform.questions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What was answered about secrets, for a few seconds; of the secrets only hashes are kept. Safe
/// for all threads.
final class Remembered<A> {
  private static final int MAX = 10_000;

  private final Duration lasting;
  private final Map<String, Answered<A>> answered = new LinkedHashMap<>();

  /// @param lasting how long an answer is good
  Remembered(Duration lasting) {
    this.lasting = lasting;
  }

  private record Answered<A>(Optional<A> answer, long nanos) {}

  /// @param nanos the ticker's time
  /// @param asked who knows, where nothing fresh is remembered
  Optional<A> of(String secret, long nanos, Function<String, Optional<A>> asked) {
    var hash = hash(secret);
    var known = recall(hash, nanos);
    if (known.isPresent()) {
      return known.get().answer();
    }
    var answer = asked.apply(secret);
    keep(hash, new Answered<>(answer, nanos));
    return answer;
  }

  private synchronized Optional<Answered<A>> recall(String hash, long nanos) {
    return Optional.ofNullable(answered.get(hash)).filter(known -> isFresh(known, nanos));
  }

  /// The oldest stand first.
  private synchronized void keep(String hash, Answered<A> fresh) {
    var oldest = answered.values().iterator();
    while (oldest.hasNext() && (!isFresh(oldest.next(), fresh.nanos()) || answered.size() >= MAX)) {
      oldest.remove();
    }
    answered.remove(hash);
    answered.put(hash, fresh);
  }

  private boolean isFresh(Answered<A> known, long nanos) {
    return nanos - known.nanos() < lasting.toNanos();
  }

  private static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
