package hubbub.chat.irc;

import hubbub.chat.domain.Modes;
import java.time.Duration;

/// What the server has to say to somebody: a word that programs know, and a sentence for people.
final class NoticeText {
  private NoticeText() {}

  /// @param id a word that Twitch's programs know; only who asked for tags gets it
  static String of(String channel, String id, String sentence, Kind kind) {
    return IrcText.of(kind)
        .tag("msg-id", id)
        .from()
        .word("NOTICE")
        .word("#" + channel)
        .end(sentence);
  }

  /// Before somebody is logged in, and about the connection itself. Programs compare some of these
  /// sentences.
  static String toAll(String sentence) {
    return IrcText.plain().from().word("NOTICE").word("*").end(sentence);
  }

  /// A sentence for each rule that holds otherwise than before.
  static String changes(String channel, Modes before, Modes now, Kind kind) {
    var was = before.inForce();
    var is = now.inForce();
    var lines = new StringBuilder();
    if (!was.slow().equals(is.slow())) {
      lines.append(
          is.slow().isZero()
              ? of(channel, "slow_off", "Slow mode is over.", kind)
              : of(channel, "slow_on", "Slow mode: one line each " + time(is.slow()) + ".", kind));
    }
    if (!was.followers().equals(is.followers())) {
      lines.append(followers(channel, is, kind));
    }
    if (was.members() != is.members()) {
      lines.append(
          is.members()
              ? of(channel, "subs_on", "Only members may speak now.", kind)
              : of(channel, "subs_off", "Not only members may speak now.", kind));
    }
    if (was.emotes() != is.emotes()) {
      lines.append(
          is.emotes()
              ? of(channel, "emote_only_on", "Only emotes may be said now.", kind)
              : of(channel, "emote_only_off", "Not only emotes may be said now.", kind));
    }
    if (was.unique() != is.unique()) {
      lines.append(
          is.unique()
              ? of(channel, "r9k_on", "Nothing may be said twice now.", kind)
              : of(channel, "r9k_off", "Things may be said twice again.", kind));
    }
    return lines.toString();
  }

  private static String followers(String channel, Modes now, Kind kind) {
    if (now.followers().isEmpty()) {
      return of(channel, "followers_off", "Not only followers may speak now.", kind);
    }
    var age = now.followers().get();
    return age.isZero()
        ? of(channel, "followers_on_zero", "Only followers may speak now.", kind)
        : of(channel, "followers_on", "Only followers of " + time(age) + " may speak now.", kind);
  }

  /// For people: the largest unit that it is whole of.
  static String time(Duration duration) {
    var seconds = StateText.seconds(duration);
    if (seconds >= 86_400 && seconds % 86_400 == 0) {
      return units(seconds / 86_400, "day");
    }
    if (seconds >= 3_600 && seconds % 3_600 == 0) {
      return units(seconds / 3_600, "hour");
    }
    return seconds >= 60 && seconds % 60 == 0
        ? units(seconds / 60, "minute")
        : units(seconds, "second");
  }

  private static String units(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
