package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens to a stream and its channel: live, title, raids, shoutouts, shared chat, ads.
final class Streams {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry("stream.online", Sort.of("live", Streams::live).at("started_at").seenByAll()),
          entry("stream.offline", Sort.of("offline", Streams::offline).seenByAll()),
          entry("channel.update", Sort.of("update", Streams::update).in("1", "2").seenByAll()),
          entry("channel.raid", Sort.of("raid", Streams::raid).seenByAll()),
          entry(
              "channel.shoutout.create",
              Sort.of("shoutout", Streams::shoutoutGiven).at("started_at").seenByModerators()),
          entry(
              "channel.shoutout.receive",
              Sort.of("shoutout", Streams::shoutoutReceived).at("started_at").seenByModerators()),
          entry(
              "channel.shared_chat.begin",
              Sort.of("shared_chat", event -> shared(event, "began")).seenByAll()),
          entry(
              "channel.shared_chat.update",
              Sort.of("shared_chat", event -> shared(event, "changed")).seenByAll()),
          entry(
              "channel.shared_chat.end", Sort.of("shared_chat", Streams::sharedNoMore).seenByAll()),
          entry("channel.ad_break.begin", Sort.of("ad_break", Streams::ads).at("started_at")));

  private Streams() {}

  private static Told live(Fields event) {
    var sort = event.words("type");
    var how = sort == null || sort.equals("live") ? "" : " with a " + sort;
    return Told.of(event.broadcaster() + " went live" + how + ".")
        .by(event.name("broadcaster_user"))
        .with("stream_id", event.text("id"))
        .keep(event, "type", "started_at");
  }

  private static Told offline(Fields event) {
    return Told.of(event.broadcaster() + " went offline.")
        .by(event.name("broadcaster_user"))
        .with("stream_id", event.text("id"));
  }

  private static Told update(Fields event) {
    var category = event.text("category_name");
    var language = event.text("language");
    var text =
        event.broadcaster()
            + "'s channel is now "
            + Words.title(event.text("title"), "without a title")
            + (category == null ? ", without a category" : " in " + category)
            + (language == null ? "" : ", " + language(language))
            + labels(event)
            + (event.flag("is_mature") ? ", for adults" : "")
            + ".";
    return Told.of(text)
        .by(event.name("broadcaster_user"))
        .with("category", category)
        .keep(event, "title", "category_id", "language")
        .with("labels", joined(event));
  }

  private static String language(String code) {
    var name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() || name.equals(code) ? "language " + code : "in " + name;
  }

  private static String labels(Fields event) {
    var labels = event.texts("content_classification_labels").stream();
    var words = Words.list(labels.map(Streams::label).toList());
    return words.isEmpty() ? "" : ", labelled " + words;
  }

  /// `ProfanityVulgarity` as `profanity vulgarity`.
  private static String label(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static @Nullable String joined(Fields event) {
    var labels = event.texts("content_classification_labels");
    return labels.isEmpty() ? null : String.join(", ", labels);
  }

  private static Told raid(Fields event) {
    var from = event.who("from_broadcaster_user");
    var to = event.who("to_broadcaster_user");
    var viewers = " with " + Words.count(event.number("viewers"), "viewer") + ".";
    var outgoing = event.channel().equalsIgnoreCase(event.text("from_broadcaster_user_login", ""));
    return Told.of((outgoing ? from + " went raiding " : from + " raids ") + to + viewers)
        .by(event.name("from_broadcaster_user"))
        .with("direction", outgoing ? "out" : "in")
        .with("from", event.name("from_broadcaster_user"))
        .with("from_login", event.text("from_broadcaster_user_login"))
        .with("to", event.name("to_broadcaster_user"))
        .with("to_login", event.text("to_broadcaster_user_login"))
        .keep(event, "viewers");
  }

  private static Told shoutoutGiven(Fields event) {
    var text =
        event.broadcaster()
            + " gave "
            + event.who("to_broadcaster_user")
            + " a shoutout in front of "
            + Words.count(event.number("viewer_count"), "viewer")
            + ".";
    return Told.of(text)
        .by(event.name("moderator_user"))
        .with("to", event.name("to_broadcaster_user"))
        .with("viewers", event.text("viewer_count"));
  }

  private static Told shoutoutReceived(Fields event) {
    var text =
        event.who("from_broadcaster_user")
            + " gave "
            + event.broadcaster()
            + " a shoutout in front of "
            + Words.count(event.number("viewer_count"), "viewer")
            + ".";
    return Told.of(text)
        .by(event.name("from_broadcaster_user"))
        .with("from", event.name("from_broadcaster_user"))
        .with("viewers", event.text("viewer_count"));
  }

  private static Told shared(Fields event, String verb) {
    var channels = new ArrayList<String>();
    for (var each : event.list("participants")) {
      channels.add(each.who("broadcaster_user"));
    }
    var text =
        "A shared chat "
            + verb
            + (channels.isEmpty() ? "" : ": " + Words.list(channels))
            + ", hosted by "
            + event.who("host_broadcaster_user")
            + ".";
    return Told.of(text)
        .by(event.name("host_broadcaster_user"))
        .with("channels", channels.isEmpty() ? null : String.join(", ", channels))
        .keep(event, "session_id");
  }

  private static Told sharedNoMore(Fields event) {
    return Told.of("The shared chat hosted by " + event.who("host_broadcaster_user") + " ended.")
        .by(event.name("host_broadcaster_user"))
        .keep(event, "session_id");
  }

  private static Told ads(Fields event) {
    var length = event.number("duration_seconds");
    var who =
        event.flag("is_automatic")
            ? ", as scheduled"
            : Words.maybe(", started by ", event.name("requester_user"));
    var begun = length == null ? "An ad break" : "An ad break of " + Words.seconds(length);
    return Told.of(begun + " began" + who + ".")
        .by(event.flag("is_automatic") ? null : event.name("requester_user"))
        .keep(event, "duration_seconds", "is_automatic");
  }
}
