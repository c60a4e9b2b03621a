package hubbub.chat.domain;

import static hubbub.chat.domain.Standing.BROADCASTER;
import static hubbub.chat.domain.Standing.GUEST;
import static hubbub.chat.domain.Standing.HOST;
import static hubbub.chat.domain.Standing.MEMBER;
import static hubbub.chat.domain.Standing.MODERATOR;
import static hubbub.chat.domain.Standing.OWNER;
import static hubbub.chat.domain.Standing.PERSON;
import static hubbub.chat.domain.Standing.VIP;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The one table of who may do what in a room. What is not in it is not allowed.
public final class Permission {
  private static final Set<Standing> EVERYONE = EnumSet.allOf(Standing.class);
  private static final Set<Standing> PEOPLE =
      EnumSet.of(OWNER, BROADCASTER, MODERATOR, VIP, HOST, MEMBER, PERSON);
  private static final Set<Standing> MODERATORS = EnumSet.of(OWNER, BROADCASTER, MODERATOR);
  private static final Set<Standing> BROADCASTERS = EnumSet.of(OWNER, BROADCASTER);

  private static final Map<Deed, Set<Standing>> TABLE = new EnumMap<>(Deed.class);

  static {
    TABLE.put(Deed.READ, EVERYONE);
    TABLE.put(Deed.CHATTERS, EVERYONE);
    // A guest may where the room's modes let guests speak: that is the room's to say.
    TABLE.put(Deed.SPEAK, EnumSet.of(GUEST, PEOPLE.toArray(Standing[]::new)));
    TABLE.put(Deed.COLOR, PEOPLE);
    TABLE.put(Deed.DELETE, MODERATORS);
    TABLE.put(Deed.CLEAR, MODERATORS);
    TABLE.put(Deed.TIMEOUT, MODERATORS);
    TABLE.put(Deed.BAN, MODERATORS);
    TABLE.put(Deed.BAN_ADDRESS, MODERATORS);
    TABLE.put(Deed.MODES, MODERATORS);
    TABLE.put(Deed.SHIELD, MODERATORS);
    TABLE.put(Deed.PIN, MODERATORS);
    TABLE.put(Deed.ANNOUNCE, MODERATORS);
    TABLE.put(Deed.RAID, MODERATORS);
    TABLE.put(Deed.WORDS, MODERATORS);
    TABLE.put(Deed.REVIEW, MODERATORS);
    TABLE.put(Deed.NOTES, MODERATORS);
    TABLE.put(Deed.CARD, MODERATORS);
    TABLE.put(Deed.LOG, MODERATORS);
    TABLE.put(Deed.EMOTES, BROADCASTERS);
    TABLE.put(Deed.SETTINGS, BROADCASTERS);
  }

  private Permission() {}

  /// Whether somebody who is all of this in a room may do that there.
  public static boolean may(Deed deed, Set<Standing> standings) {
    var allowed = TABLE.get(deed);
    return allowed != null && standings.stream().anyMatch(allowed::contains);
  }
}
