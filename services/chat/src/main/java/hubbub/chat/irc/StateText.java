package hubbub.chat.irc;

import hubbub.chat.domain.Modes;
import hubbub.chat.domain.Speaker;
import hubbub.chat.domain.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a room is, and what somebody is in it.
final class StateText {
  private StateText() {}

  /// All rules of a room, for whoever comes in.
  static String room(String channel, String number, Modes modes, Kind kind) {
    return room(channel, number, rules(modes), kind);
  }

  /// A line for each rule that holds otherwise than before. Programs take a line with all rules for
  /// somebody's coming in.
  static List<String> changes(String channel, String number, Modes before, Modes now, Kind kind) {
    var old = rules(before);
    var lines = new ArrayList<String>();
    rules(now)
        .forEach((rule, value) -> {
          if (!value.equals(old.get(rule))) {
            lines.add(room(channel, number, Map.of(rule, value), kind));
          }
        });
    return lines;
  }

  /// What somebody is in a room.
  ///
  /// @param lineId of the line that they just said
  /// @param nonce what their program called it
  static String person(
      String channel, Speaker you, @Nullable String lineId, @Nullable String nonce, Kind kind) {
    var text = IrcText.of(kind);
    text.tag("badge-info", "").tag("badges", SpeakerTags.badges(you));
    if (nonce != null) {
      text.tag("client-nonce", nonce);
    }
    text.tag("color", SpeakerTags.color(you))
        .tag("display-name", you.name())
        .tag("emote-sets", "0");
    if (lineId != null) {
      text.tag("id", lineId);
    }
    text.tag("mod", SpeakerTags.isModerator(you))
        .tag("subscriber", SpeakerTags.isMember(you))
        .tag("user-type", SpeakerTags.userType(you));
    return text.from().word("USERSTATE").word("#" + channel).end();
  }

  /// Who somebody is in every room.
  static String everywhere(Visitor you, Kind kind) {
    return IrcText.of(kind)
        .tag("badge-info", "")
        .tag("badges", "")
        .tag("color", "")
        .tag("display-name", you.name())
        .tag("emote-sets", "0")
        .tag("user-id", you.id())
        .tag("user-type", "")
        .from()
        .word("GLOBALUSERSTATE")
        .end();
  }

  private static String room(String channel, String number, Map<String, String> rules, Kind kind) {
    var text = IrcText.of(kind);
    rules.forEach(text::tag);
    return text.tag("room-id", number).from().word("ROOMSTATE").word("#" + channel).end();
  }

  private static Map<String, String> rules(Modes set) {
    var modes = set.inForce();
    var rules = new LinkedHashMap<String, String>();
    rules.put("emote-only", modes.emotes() ? "1" : "0");
    rules.put(
        "followers-only", Long.toString(modes.followers().map(Duration::toMinutes).orElse(-1L)));
    rules.put("r9k", modes.unique() ? "1" : "0");
    rules.put("slow", Long.toString(seconds(modes.slow())));
    rules.put("subs-only", modes.members() ? "1" : "0");
    return rules;
  }

  /// Whole seconds; what is begun counts.
  static long seconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
