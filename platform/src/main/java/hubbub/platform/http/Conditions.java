package hubbub.platform.http;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/// Conditional requests on what has a version (RFC 9110 §13): nobody overwrites a change unseen,
/// nobody fetches again what they have.
public final class Conditions {
  private static final String WEAK = "W/";
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

  private Conditions() {}

  /// The strong validator of a version.
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /// Which versions `If-Match` lets a change begin from: every one where it is not sent. A weak tag
  /// matches none, as that comparison is the strong one.
  public static LongPredicate ifMatch(Request request) {
    var wanted = request.header("If-Match");
    return version -> wanted.isEmpty() || hasOne(wanted.get(), tag(version));
  }

  /// Whether `If-None-Match` says that the other end has this already. A proxy that packs an answer
  /// makes its tag a weak one.
  public static boolean isKnown(Request request, String tag) {
    return request
        .header("If-None-Match")
        .filter(tags -> hasOne(tags, tag) || hasOne(tags, WEAK + tag))
        .isPresent();
  }

  /// RFC 9110 §8.8.3: a tag may have commas; `*` stands alone.
  private static boolean hasOne(String tags, String tag) {
    return tags.strip().equals("*")
        || TAG.matcher(tags).results().anyMatch(one -> one.group().equals(tag));
  }

  /// An answer that browsers may keep, and ask each time whether it still holds.
  public static Answer tagged(Answer answer, String tag) {
    return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  /// 304 with the tag that it is about.
  public static Answer unchanged(String tag) {
    return new Answer(304, List.of(), new Answer.Body.None()).with("ETag", tag);
  }

  /// 412: somebody else has changed it since.
  ///
  /// @param version that it has now
  public static Refusal changedSince(long version) {
    return new Refusal(
        412,
        "If-Match: it was changed since and is now " + tag(version),
        List.of(new Refusal.Field("If-Match", "is not the version that it has now")));
  }
}
