package hubbub.chat.domain;

import java.time.Duration;
import java.util.Optional;

/// The rules of a room, as they were set. What holds at this moment is [#inForce].
///
/// @param slow the pause between two lines of one person; zero for none; at most a day
/// @param followers only who has followed for so long may speak; empty for all; zero for any
///   follower. Chat does not ask who follows: until it does, this keeps out everyone who isn't
///   moderator, VIP, host or member
/// @param members only members
/// @param emotes only emotes
/// @param unique nothing that was said already
/// @param shield slow, held links and held newcomers at once; the others stay as they are beneath
/// @param links what becomes of lines with a link by people who are no moderators or VIPs
/// @param holdFirst whether a person's first line in the room waits for a moderator
/// @param guests whether guests may speak
/// @param offAir whether anybody but moderators may speak while the channel is off air
public record Modes(
    Duration slow,
    Optional<Duration> followers,
    boolean members,
    boolean emotes,
    boolean unique,
    boolean shield,
    Links links,
    boolean holdFirst,
    boolean guests,
    boolean offAir) {
  private static final Duration SHIELD_SLOW = Duration.ofSeconds(30);

  /// What becomes of links.
  public enum Links {
    ALLOWED,
    /// They wait for a moderator.
    HELD,
    REFUSED
  }

  /// A room nobody has set anything for: open to all who are signed in.
  public static Modes usual() {
    return new Modes(
        Duration.ZERO,
        Optional.empty(),
        false,
        false,
        false,
        false,
        Links.ALLOWED,
        false,
        false,
        true);
  }

  /// What holds: the shield's rules where they are stricter than those beneath.
  public Modes inForce() {
    if (!shield) {
      return this;
    }
    return new Modes(
        slow.compareTo(SHIELD_SLOW) > 0 ? slow : SHIELD_SLOW,
        followers,
        members,
        emotes,
        unique,
        true,
        links == Links.ALLOWED ? Links.HELD : links,
        true,
        guests,
        offAir);
  }

  /// The rules after a change.
  public Modes with(ModeChange change) {
    return new Modes(
        change instanceof ModeChange.Slow(var pause) ? pause : slow,
        change instanceof ModeChange.Followers(var age) ? age : followers,
        change instanceof ModeChange.Members(var on) ? on : members,
        change instanceof ModeChange.Emotes(var on) ? on : emotes,
        change instanceof ModeChange.Unique(var on) ? on : unique,
        change instanceof ModeChange.Shield(var on) ? on : shield,
        change instanceof ModeChange.LinkRule(var rule) ? rule : links,
        change instanceof ModeChange.HoldFirst(var on) ? on : holdFirst,
        change instanceof ModeChange.Guests(var may) ? may : guests,
        change instanceof ModeChange.OffAir(var open) ? open : offAir);
  }
}
