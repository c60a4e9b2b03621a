package hubbub.radio.http;

import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.util.List;
import java.util.regex.Pattern;

/// Which bytes of a file are asked for (RFC 9110 §14).
sealed interface ByteRange {
  /// All of them; also where several ranges are asked for, or what is asked can't be read.
  record Whole() implements ByteRange {}

  /// @param count at least 1
  record Part(long from, long count) implements ByteRange {}

  /// None of those that there are.
  record None() implements ByteRange {}

  /// One range; 18 digits are more than any file has bytes.
  Pattern ONE = Pattern.compile("(?i)bytes=([0-9]{0,18})-([0-9]{0,18})");

  /// @param tag of the file as it is now: a part of another one is not asked for (`If-Range`)
  /// @param length bytes of the file
  static ByteRange of(Request request, String tag, long length) {
    var asked = ONE.matcher(request.header("Range").orElse("").replace(" ", ""));
    var same = request.header("If-Range").map(tag::equals).orElse(true);
    if (!request.method().equals("GET") || !same || !asked.matches()) {
      return new Whole();
    }
    var first = asked.group(1);
    var last = asked.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), length);
    }
    var from = Long.parseLong(first);
    var to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return new Whole();
    }
    return from < length ? new Part(from, Math.min(to, length - 1) - from + 1) : new None();
  }

  private static ByteRange suffix(long count, long length) {
    var most = Math.min(count, length);
    return most > 0 ? new Part(length - most, most) : new None();
  }

  /// 416: there is so much only.
  static Answer refusal(long length) {
    return new Refusal(416, "Range: there are " + length + " bytes", List.of())
        .answer()
        .with("Content-Range", "bytes */" + length);
  }
}
