package hubbub.connectors.replay;

import hubbub.connectors.domain.Texts;
import hubbub.connectors.twitch.TwitchCommand;
import hubbub.connectors.twitch.TwitchMessages;
import hubbub.connectors.twitch.TwitchWire;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lines of captures, each by its own form: raw IRC; our own export (a message of the API as
/// JSON); simple JSON with `u` (author), `m` (text), `ts` (epoch milliseconds), and perhaps `c`
/// (channel) and `s` (session), which a replay doesn't need.
final class CaptureLines {
  private static final int LIST_MAX = 250;
  private static final int WORD_LENGTH_MAX = 100;
  private static final int DETAIL_LENGTH_MAX = 500;
  private static final int DETAILS_MAX = 20;
  private static final Scene NOTHING = new Scene.Nothing();
  private static final Scene MALFORMED = new Scene.Malformed();

  /// A line is bounded already; the depth is here.
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxNumberLength(30)
                          .build())
                  .build())
          .build();

  private CaptureLines() {}

  static Scene read(String line) {
    var start = 0;
    while (start < line.length() && line.charAt(start) <= ' ') {
      start++;
    }
    if (start == line.length()) {
      return NOTHING;
    }
    return line.charAt(start) == '{' ? json(line) : irc(line);
  }

  private static Scene irc(String line) {
    return switch (TwitchWire.read(line)) {
      case TwitchCommand.Privmsg said -> {
        var message = TwitchMessages.message(said, Instant.EPOCH);
        yield new Scene.Line(message, at(message));
      }
      case TwitchCommand.UserNotice notice -> {
        var message = TwitchMessages.message(notice, Instant.EPOCH);
        yield new Scene.Line(message, at(message));
      }
      case TwitchCommand.ClearMsg clear ->
          new Scene.Deleted(
              clear.messageId(),
              null,
              TwitchMessages.sentAt(clear.tags(), Instant.EPOCH).toEpochMilli(),
              "deleted by a moderator");
      case TwitchCommand.ClearChat clear -> {
        var author = clear.tags().filled("target-user-id");
        var whole = author == null && clear.login().isEmpty();
        yield new Scene.Deleted(
            null,
            whole ? null : author == null ? clear.login() : author,
            TwitchMessages.sentAt(clear.tags(), Instant.EPOCH).toEpochMilli(),
            TwitchMessages.reason(clear));
      }
      case TwitchCommand.Malformed _ -> MALFORMED;
      case null, default -> NOTHING;
    };
  }

  private static long at(Message message) {
    var millis = message.sentAt().toEpochMilli();
    return millis == 0 ? -1 : millis;
  }

  private static Scene json(String line) {
    try {
      var json = JSON.readTree(line);
      if (json.path("author").isObject()) {
        return exported(json);
      }
      return json.path("m").isString() && json.path("u").isString() ? simple(json) : MALFORMED;
    } catch (JacksonException _) {
      return MALFORMED;
    }
  }

  private static Scene simple(JsonNode json) {
    var name = word(json.path("u"), "unknown").strip();
    var login = name.toLowerCase(Locale.ROOT);
    var at = json.path("ts").canConvertToLong() ? json.path("ts").longValue() : -1;
    return new Scene.Line(
        new Message(
            "",
            MessageKind.MESSAGE,
            new Author(login, login, name, null),
            Texts.said(json.path("m").stringValue()),
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            List.of(),
            List.of(),
            false,
            Map.of()),
        at < 0 ? -1 : at);
  }

  private static Scene exported(JsonNode json) {
    var author = json.path("author");
    var login = word(author.path("login"), "unknown");
    var text = Texts.said(json.path("text").stringValue(""));
    return new Scene.Line(
        new Message(
            word(json.path("id"), ""),
            kind(json.path("kind").stringValue("")),
            new Author(
                word(author.path("id"), login),
                login,
                word(author.path("name"), login),
                color(author.path("color"))),
            text,
            Instant.EPOCH,
            Instant.EPOCH,
            json.path("reply_to").isString() ? word(json.path("reply_to"), "") : null,
            badges(json.path("badges")),
            emotes(json.path("emotes"), text),
            json.path("first").booleanValue(false),
            details(json.path("details"))),
        time(json.path("received_at"), json.path("sent_at")));
  }

  private static MessageKind kind(String word) {
    for (var kind : MessageKind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return MessageKind.MESSAGE;
  }

  private static long time(JsonNode first, JsonNode second) {
    for (var node : List.of(first, second)) {
      try {
        if (node.isString()) {
          return Math.max(-1, Instant.parse(node.stringValue()).toEpochMilli());
        }
      } catch (DateTimeException | ArithmeticException _) {
        // The other one may be right.
      }
    }
    return -1;
  }

  private static List<String> badges(JsonNode node) {
    var badges = new ArrayList<String>();
    for (var badge : node) {
      if (badge.isString() && badges.size() < 30) {
        badges.add(word(badge, ""));
      }
    }
    return badges;
  }

  private static List<Emote> emotes(JsonNode node, String text) {
    var length = text.codePointCount(0, text.length());
    var emotes = new ArrayList<Emote>();
    for (var emote : node) {
      var from = emote.path("from").intValue(-1);
      var to = emote.path("to").intValue(-1);
      if (from >= 0 && to >= from && to < length && emotes.size() < LIST_MAX) {
        emotes.add(new Emote(word(emote.path("id"), ""), word(emote.path("name"), ""), from, to));
      }
    }
    return emotes;
  }

  private static Map<String, String> details(JsonNode node) {
    var details = new LinkedHashMap<String, String>();
    for (var entry : node.properties()) {
      if (entry.getValue().isString() && details.size() < DETAILS_MAX) {
        details.put(
            Texts.first(Texts.clean(entry.getKey()), WORD_LENGTH_MAX),
            Texts.first(Texts.clean(entry.getValue().stringValue()), DETAIL_LENGTH_MAX));
      }
    }
    return details;
  }

  private static @Nullable String color(JsonNode node) {
    var color = node.stringValue("");
    return color.matches("#[0-9A-Fa-f]{6}") ? color : null;
  }

  private static String word(JsonNode node, String fallback) {
    var word = Texts.first(Texts.clean(node.stringValue(fallback)), WORD_LENGTH_MAX);
    return word.isBlank() ? fallback : word;
  }
}
