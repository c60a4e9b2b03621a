package hubbub.platform.http;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Ids of rows that are whole numbers, from 1 to the greatest that every program can read from
/// JSON.
public final class Ids {
  /// 2⁵³ − 1: beyond it, JavaScript rounds.
  public static final long MAX = (1L << 53) - 1;

  private static final int DIGITS_MAX = 16;

  private Ids() {}

  /// The path parameter `id`.
  ///
  /// @param thing what it is the id of, for the refusal
  /// @throws Refusal 404 if nothing can have this id
  public static long of(Request request, String thing) {
    return parse(request.path("id")).orElseThrow(() -> unknown(thing));
  }

  /// Whoever sends a row with its id must mean the row of the path.
  ///
  /// @throws Refusal 422 naming `/id` if not
  public static void requireSame(@Nullable Long sent, long id) {
    if (sent != null && sent != id) {
      throw Refusal.wrong("/id", "is another one than that of the path");
    }
  }

  /// An id as we write it: no sign, no zeros before it. Empty if it is none.
  public static OptionalLong parse(String text) {
    var plain =
        !text.isEmpty()
            && text.length() <= DIGITS_MAX
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    var id = plain ? Long.parseLong(text) : 0;
    return id > 0 && id <= MAX ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /// 404: there is none of this id.
  public static Refusal unknown(String thing) {
    return Refusal.notFound("there is no " + thing + " of this id");
  }
}
