package hubbub.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Where a page ended, in a form that only the same question can go on from.
public final class Cursor {
  private static final int MARK_BYTES = 8;
  private static final String NAME = "cursor";

  private Cursor() {}

  /// @param question what was asked, told from others by its text
  /// @param place where the page ended
  public static String write(Object question, byte[] place) {
    var bytes = ByteBuffer.allocate(MARK_BYTES + place.length).put(mark(question)).put(place);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// The place that the cursor of the query holds, if it has one.
  ///
  /// @throws Refusal 422 if it is one of another question
  public static Optional<byte[]> read(Query query, Object question) {
    return query.text(NAME).map(cursor -> read(cursor, question));
  }

  /// The refusal of a cursor that is none of ours.
  public static Refusal refused() {
    return Refusal.wrong(NAME, "is not one that this question was answered with");
  }

  /// The header `Link` that leads to the next page: the same address with its cursor.
  public static String next(Request request, String cursor) {
    var address = request.uri();
    var query = new StringBuilder();
    if (address.getRawQuery() != null) {
      for (var part : address.getRawQuery().split("&", -1)) {
        if (!isCursor(part)) {
          query.append(part).append('&');
        }
      }
    }
    return "<" + address.getRawPath() + "?" + query + NAME + "=" + cursor + ">; rel=\"next\"";
  }

  private static boolean isCursor(String part) {
    return Percent.decode(part.split("=", 2)[0], true).equals(NAME);
  }

  private static byte[] read(String cursor, Object question) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length > MARK_BYTES
          && MessageDigest.isEqual(Arrays.copyOf(bytes, MARK_BYTES), mark(question))) {
        return Arrays.copyOfRange(bytes, MARK_BYTES, bytes.length);
      }
    } catch (IllegalArgumentException _) {
      // It is not ours, as below.
    }
    throw refused();
  }

  private static byte[] mark(Object question) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var asked = question.toString().getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(digest.digest(asked), MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
