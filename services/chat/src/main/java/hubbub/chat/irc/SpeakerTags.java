package hubbub.chat.irc;

import hubbub.chat.domain.Speaker;
import hubbub.chat.domain.Standing;
import java.util.ArrayList;

/// What lines say of a person in Twitch's words: badges, colour, whether they moderate.
final class SpeakerTags {
  private SpeakerTags() {}

  static String badges(Speaker speaker) {
    var badges = new ArrayList<String>(2);
    for (var standing : Standing.values()) {
      if (speaker.standings().contains(standing)) {
        var badge = badge(standing);
        if (!badge.isEmpty()) {
          badges.add(badge);
        }
      }
    }
    return String.join(",", badges);
  }

  static String color(Speaker speaker) {
    var color = speaker.color();
    return color == null ? "" : color;
  }

  /// The broadcaster has another badge and is none.
  static boolean isModerator(Speaker speaker) {
    return speaker.moderates() && !speaker.standings().contains(Standing.BROADCASTER);
  }

  static boolean isMember(Speaker speaker) {
    return speaker.standings().contains(Standing.MEMBER);
  }

  static boolean isVip(Speaker speaker) {
    return speaker.standings().contains(Standing.VIP);
  }

  static String userType(Speaker speaker) {
    return isModerator(speaker) ? "mod" : "";
  }

  private static String badge(Standing standing) {
    return switch (standing) {
      case OWNER -> "admin/1";
      case BROADCASTER -> "broadcaster/1";
      case MODERATOR -> "moderator/1";
      case VIP -> "vip/1";
      case HOST -> "host/1";
      case MEMBER -> "subscriber/0";
      case PERSON, GUEST -> "";
    };
  }
}
