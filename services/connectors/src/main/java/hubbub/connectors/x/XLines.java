package hubbub.connectors.x;

import hubbub.connectors.domain.Texts;
import hubbub.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the stream's lines. Never throws, whatever the line.
final class XLines {
  private static final byte[] DATA = "\"data\"".getBytes(StandardCharsets.US_ASCII);
  private static final int EDITS_MAX = 10;
  private static final int ID_LENGTH_MAX = 64;
  private static final int TAGS_MAX = 100;
  private static final int SHOWN_MAX = 200;

  private XLines() {}

  static XLine read(byte[] bytes, int length) {
    // Wrong bytes become U+FFFD: the rest of the post is as good as ever.
    var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new XLine.Blank();
    }
    try {
      var json = Json.mapper().readTree(text);
      if (json.has("data")) {
        return post(json);
      }
      return json.isObject() && !json.isEmpty() ? control(json) : new XLine.Broken(false);
    } catch (JacksonException _) {
      return new XLine.Broken(true);
    }
  }

  /// Whether a line speaks of data, by a look at its bytes: posts do, and what X says of the stream
  /// doesn't.
  static boolean isLikePost(byte[] bytes, int length) {
    for (var from = 0; from + DATA.length <= length; from++) {
      if (Arrays.equals(bytes, from, from + DATA.length, DATA, 0, DATA.length)) {
        return true;
      }
    }
    return false;
  }

  private static XLine control(JsonNode json) {
    var first = json.path("errors").path(0);
    var error = first.isObject() ? first : json;
    var title = shown(error, "title");
    return new XLine.Control(title.isEmpty() ? "no title" : title, shown(error, "detail"));
  }

  private static String shown(JsonNode node, String field) {
    return Texts.clean(Texts.first(text(node, field), SHOWN_MAX));
  }

  private static XLine post(JsonNode json) {
    var data = json.path("data");
    var id = text(data, "id");
    if (!isId(id)) {
      return new XLine.Broken(true);
    }
    var retweeted = reference(data, "retweeted");
    var replied = reference(data, "replied_to");
    var original = retweeted == null ? null : find(json.path("includes").path("tweets"), retweeted);
    var said = original == null ? data : original;
    var author = find(json.path("includes").path("users"), text(data, "author_id"));
    return new XLine.Post(
        id,
        earlier(data, id),
        retweeted != null
            ? XLine.Kind.REPOST
            : replied != null ? XLine.Kind.REPLY : XLine.Kind.POST,
        whole(said),
        tags(said),
        text(data, "author_id"),
        author == null ? "" : text(author, "username"),
        author == null ? "" : text(author, "name"),
        time(text(data, "created_at")),
        replied,
        reference(data, "quoted"),
        text(data, "lang"));
  }

  /// A long post's text stands beside the part that everybody shows.
  private static String whole(JsonNode said) {
    var note = text(said.path("note_tweet"), "text");
    return unescaped(note.isEmpty() ? text(said, "text") : note);
  }

  private static List<String> tags(JsonNode said) {
    var tags = new ArrayList<String>();
    var note = said.path("note_tweet").path("entities").path("hashtags");
    for (var tag : note.isArray() ? note : said.path("entities").path("hashtags")) {
      var word = text(tag, "tag");
      if (!word.isEmpty() && tags.size() < TAGS_MAX) {
        tags.add(word);
      }
    }
    return List.copyOf(tags);
  }

  private static List<String> earlier(JsonNode data, String id) {
    return data.path("edit_history_tweet_ids")
        .valueStream()
        .map(each -> each.isString() ? each.stringValue() : "")
        .takeWhile(each -> !each.equals(id))
        .filter(XLines::isId)
        .limit(EDITS_MAX)
        .toList();
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= ID_LENGTH_MAX
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static @Nullable String reference(JsonNode data, String type) {
    for (var each : data.path("referenced_tweets")) {
      var id = text(each, "id");
      if (text(each, "type").equals(type) && isId(id)) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable JsonNode find(JsonNode list, String id) {
    for (var each : list) {
      if (text(each, "id").equals(id)) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isString() ? value.stringValue() : "";
  }

  /// X escapes three signs, each once.
  static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      if (text.startsWith("&amp;", i)) {
        plain.append('&');
        i += 4;
      } else if (text.startsWith("&lt;", i)) {
        plain.append('<');
        i += 3;
      } else if (text.startsWith("&gt;", i)) {
        plain.append('>');
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
