package hubbub.archive.http;

import hubbub.archive.domain.Question;
import hubbub.platform.http.Query;
import hubbub.platform.http.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/// Where a page ended, in a form that only the same question can go on from.
final class Cursor {
  private static final int MARK_BYTES = 8;

  private Cursor() {}

  static String write(Question question, long key) {
    var bytes = ByteBuffer.allocate(MARK_BYTES + Long.BYTES).put(mark(question)).putLong(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// The key that the cursor of the query holds, if it has one.
  static OptionalLong read(Query query, Question question) {
    return query
        .text("cursor")
        .map(cursor -> OptionalLong.of(read(cursor, question)))
        .orElse(OptionalLong.empty());
  }

  private static long read(String cursor, Question question) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() == MARK_BYTES + Long.BYTES
          && MessageDigest.isEqual(marked(bytes), mark(question))) {
        return bytes.getLong();
      }
    } catch (IllegalArgumentException _) {
      // It is not ours, as below.
    }
    throw Refusal.wrong("cursor", "is not one that this question was answered with");
  }

  private static byte[] marked(ByteBuffer bytes) {
    var mark = new byte[MARK_BYTES];
    bytes.get(mark);
    return mark;
  }

  private static byte[] mark(Question question) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var asked = question.toString().getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(digest.digest(asked), MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
