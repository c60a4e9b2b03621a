package hubbub.connectors.twitch;

import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Texts;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.platform.irc.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Twitch's records into ours. Everything that comes in is bounded here: lengths, counts, numbers.
public final class TwitchMessages {
  private static final int ID_LENGTH_MAX = 100;
  private static final int NAME_LENGTH_MAX = 100;
  private static final int BADGES_MAX = 30;
  private static final int EMOTES_MAX = 250;
  private static final int DETAILS_MAX = 20;

  /// Times before 2005 or after 2200 are taken for wrong: Twitch's own began in 2007.
  private static final long TIME_MIN = 1_100_000_000_000L;

  private static final long TIME_MAX = 7_260_000_000_000L;

  /// Which parameters of a USERNOTICE are kept, and under which name.
  private static final String[][] DETAILS = {
    {"msg-param-cumulative-months", "months"},
    {"msg-param-streak-months", "streak_months"},
    {"msg-param-sub-plan", "sub_plan"},
    {"msg-param-sub-plan-name", "sub_plan_name"},
    {"msg-param-gift-months", "gift_months"},
    {"msg-param-mass-gift-count", "gifts"},
    {"msg-param-sender-count", "sender_count"},
    {"msg-param-sender-name", "sender_name"},
    {"msg-param-origin-id", "origin_id"},
    {"msg-param-community-gift-id", "community_gift_id"},
    {"msg-param-recipient-id", "recipient_id"},
    {"msg-param-recipient-user-name", "recipient_login"},
    {"msg-param-recipient-display-name", "recipient_name"},
    {"msg-param-viewerCount", "viewers"},
    {"msg-param-color", "color"},
    {"msg-param-threshold", "threshold"},
    {"msg-param-value", "value"},
    {"msg-param-category", "category"},
  };

  private TwitchMessages() {}

  /// The message of a PRIVMSG.
  public static Message message(TwitchCommand.Privmsg said, Instant receivedAt) {
    var tags = said.tags();
    var text = Texts.said(said.text());
    var bits = tags.filled("bits");
    var kind =
        bits != null ? MessageKind.CHEER : said.action() ? MessageKind.ACTION : MessageKind.MESSAGE;
    return new Message(
        id(tags),
        kind,
        author(tags, said.login()),
        text,
        sentAt(tags, receivedAt),
        receivedAt,
        bounded(tags.filled("reply-parent-msg-id"), ID_LENGTH_MAX),
        badges(tags),
        emotes(tags, text),
        tags.flag("first-msg"),
        details(tags, bits));
  }

  /// The message of a USERNOTICE. In shared chat the kind stands in `source-msg-id`.
  public static Message message(TwitchCommand.UserNotice notice, Instant receivedAt) {
    var tags = notice.tags();
    var msgId = tags.get("msg-id");
    if ("sharedchatnotice".equals(msgId)) {
      msgId = tags.filled("source-msg-id");
    }
    var text = Texts.said(notice.text());
    return new Message(
        id(tags),
        kind(msgId == null ? "" : msgId),
        author(tags, ""),
        text,
        sentAt(tags, receivedAt),
        receivedAt,
        null,
        badges(tags),
        emotes(tags, text),
        false,
        details(tags, msgId));
  }

  /// What a message is known by in its channel: in shared chat the id in its own channel, because
  /// each channel of the session gives it another.
  public static Item.Identity identity(Tags tags, Message message) {
    var source = tags.filled("source-id");
    var id = source == null || source.length() > ID_LENGTH_MAX ? message.id() : source;
    return new Item.Identity(id, tags.number("tmi-sent-ts", TIME_MIN, TIME_MAX, -1));
  }

  /// When it was sent, as Twitch says; `fallback` if it says nothing that can be.
  public static Instant sentAt(Tags tags, Instant fallback) {
    var millis = tags.number("tmi-sent-ts", TIME_MIN, TIME_MAX, -1);
    return millis < 0 ? fallback : Instant.ofEpochMilli(millis);
  }

  /// Why a CLEARCHAT came, in words.
  public static String reason(TwitchCommand.ClearChat clear) {
    if (clear.login().isEmpty() && clear.tags().filled("target-user-id") == null) {
      return "chat cleared";
    }
    var seconds = clear.tags().number("ban-duration", 0, Integer.MAX_VALUE, -1);
    if (seconds >= 0) {
      return "timed out for " + seconds + " s";
    }
    return clear.tags().get("ban-duration") == null ? "banned" : "timed out";
  }

  private static MessageKind kind(String msgId) {
    return switch (msgId) {
      case "sub",
          "resub",
          "giftpaidupgrade",
          "anongiftpaidupgrade",
          "primepaidupgrade",
          "extendsub",
          "primecommunitygiftreceived" ->
          MessageKind.SUBSCRIPTION;
      case "subgift",
          "submysterygift",
          "anonsubgift",
          "anonsubmysterygift",
          "standardpayforward",
          "communitypayforward",
          "rewardgift" ->
          MessageKind.GIFT;
      case "raid" -> MessageKind.RAID;
      case "announcement" -> MessageKind.ANNOUNCEMENT;
      default -> MessageKind.NOTICE;
    };
  }

  /// A message without an id (tags are missing) gets one of its own: it can't be told from its
  /// double, but it isn't lost.
  private static String id(Tags tags) {
    var id = tags.filled("id");
    return id == null || id.length() > ID_LENGTH_MAX
        ? UUID.randomUUID().toString()
        : Texts.clean(id);
  }

  private static Author author(Tags tags, String nick) {
    var login = tags.filled("login");
    if (login == null) {
      login = nick;
    }
    var name = tags.filled("display-name");
    var shown = name == null ? login : Texts.clean(name).strip();
    if (login.isEmpty()) {
      login = shown.isEmpty() ? "unknown" : shown.toLowerCase(java.util.Locale.ROOT);
    }
    login = Texts.first(Texts.clean(login), NAME_LENGTH_MAX);
    var id = tags.filled("user-id");
    return new Author(
        id == null || id.length() > ID_LENGTH_MAX ? login : Texts.clean(id),
        login,
        shown.isEmpty() ? login : Texts.first(shown, NAME_LENGTH_MAX),
        color(tags.filled("color")));
  }

  private static @Nullable String color(@Nullable String color) {
    if (color == null || color.length() != 7 || color.charAt(0) != '#') {
      return null;
    }
    for (var i = 1; i < 7; i++) {
      if (Character.digit(color.charAt(i), 16) < 0 || color.charAt(i) > 'f') {
        return null;
      }
    }
    return color;
  }

  private static List<String> badges(Tags tags) {
    var all = tags.filled("badges");
    if (all == null) {
      return List.of();
    }
    var badges = new ArrayList<String>(4);
    var from = 0;
    while (from < all.length() && badges.size() < BADGES_MAX) {
      var comma = all.indexOf(',', from);
      var end = comma < 0 ? all.length() : comma;
      if (end > from && end - from <= NAME_LENGTH_MAX) {
        badges.add(Texts.clean(all.substring(from, end)));
      }
      from = end + 1;
    }
    return badges;
  }

  /// `id:first-last,first-last/id:…`, in code points of the text; what doesn't fit is left out.
  private static List<Emote> emotes(Tags tags, String text) {
    var all = tags.filled("emotes");
    if (all == null) {
      return List.of();
    }
    var plain = text.length() == text.codePointCount(0, text.length());
    var length = text.codePointCount(0, text.length());
    var emotes = new ArrayList<Emote>();
    var group = 0;
    while (group < all.length() && emotes.size() < EMOTES_MAX) {
      var slash = all.indexOf('/', group);
      var end = slash < 0 ? all.length() : slash;
      var colon = all.indexOf(':', group);
      if (colon > group && colon < end && colon - group <= NAME_LENGTH_MAX) {
        places(all, all.substring(group, colon), colon + 1, end, text, plain, length, emotes);
      }
      group = end + 1;
    }
    if (emotes.size() > 1) {
      emotes.sort((a, b) -> Integer.compare(a.from(), b.from()));
    }
    return emotes;
  }

  private static void places(
      String all,
      String id,
      int start,
      int end,
      String text,
      boolean plain,
      int length,
      List<Emote> emotes) {
    var at = start;
    while (at < end && emotes.size() < EMOTES_MAX) {
      var comma = all.indexOf(',', at);
      var stop = comma < 0 || comma > end ? end : comma;
      var dash = all.indexOf('-', at);
      if (dash > at && dash < stop) {
        var from = number(all, at, dash);
        var to = number(all, dash + 1, stop);
        if (from >= 0 && to >= from && to < length) {
          var begin = plain ? from : text.offsetByCodePoints(0, from);
          var finish = plain ? to + 1 : text.offsetByCodePoints(begin, to - from + 1);
          emotes.add(new Emote(id, text.substring(begin, finish), from, to));
        }
      }
      at = stop + 1;
    }
  }

  private static int number(String text, int from, int to) {
    if (from >= to || to - from > 6) {
      return -1;
    }
    var number = 0;
    for (var i = from; i < to; i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static Map<String, String> details(Tags tags, @Nullable String msgIdOrBits) {
    var msgId = tags.filled("msg-id");
    if (msgIdOrBits == null && msgId == null) {
      return Map.of();
    }
    var details = new LinkedHashMap<String, String>();
    put(details, "msg_id", "sharedchatnotice".equals(msgId) ? msgIdOrBits : msgId);
    put(details, "bits", tags.filled("bits"));
    put(details, "system_text", tags.filled("system-msg"));
    put(details, "source_room_id", elsewhere(tags));
    for (var detail : DETAILS) {
      put(details, detail[1], tags.filled(detail[0]));
    }
    if (!details.containsKey("months")) {
      put(details, "months", tags.filled("msg-param-months"));
    }
    return details;
  }

  /// The room that shared chat brought it from; null for this one.
  private static @Nullable String elsewhere(Tags tags) {
    var source = tags.filled("source-room-id");
    return source == null || source.equals(tags.filled("room-id")) ? null : source;
  }

  private static void put(Map<String, String> details, String name, @Nullable String value) {
    if (value != null && details.size() < DETAILS_MAX) {
      details.put(name, Texts.first(Texts.clean(value), 500));
    }
  }

  private static @Nullable String bounded(@Nullable String text, int lengthMax) {
    return text == null || text.length() > lengthMax ? null : text;
  }
}
