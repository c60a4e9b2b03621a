package hubbub.accounts;

import hubbub.accounts.twitch.TwitchConfig;
import hubbub.platform.config.DialKind;
import hubbub.platform.config.Settings;
import hubbub.platform.config.Units;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.mail.MailConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The settings and bounds of accounts.
///
/// @param open whether anybody may register, as it is set now
/// @param channelsForAll whether anybody may open a channel, as it is set now
/// @param sessionTime how long somebody stays signed in
/// @param accessTime how long an access token holds
/// @param keyTime after how long another key signs
/// @param auditTime how long it is kept what was done
/// @param hashing of passwords
/// @param limits against guessing and floods
/// @param most of what one account has
/// @param mail how mail is sent
/// @param twitch how people sign in with Twitch
record AccountsConfig(
    Supplier<Boolean> open,
    Supplier<Boolean> channelsForAll,
    Duration sessionTime,
    Duration accessTime,
    Duration keyTime,
    Duration auditTime,
    Hashing hashing,
    Limits limits,
    Most most,
    MailConfig mail,
    TwitchConfig twitch) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// Keys are shown for an hour after they signed last, and before they sign.
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Duration TEN_YEARS = Duration.ofDays(3_650);

  /// @param atOnce passwords that are looked at, each with 19 MiB
  /// @param patience how long others wait for their turn
  record Hashing(int atOnce, Duration patience) {}

  /// @param loginsPerAddress wrong ones in ten minutes
  /// @param loginsPerAccount wrong ones in ten minutes
  /// @param registrationsPerAddress in an hour
  record Limits(int loginsPerAddress, int loginsPerAccount, int registrationsPerAddress) {}

  /// @param sessions at once; the oldest ends
  /// @param tokens for programs
  /// @param channels that one opens
  record Most(int sessions, int tokens, int channels) {}

  static AccountsConfig from(Settings settings) {
    return new AccountsConfig(
        settings.dial(
            "accounts.registration",
            "open",
            DialKind.choice(List.of("open", "closed")).as("open"::equals),
            "Closed lets nobody new in; whoever has an account keeps it."),
        settings.dial(
            "accounts.channels",
            "everyone",
            DialKind.choice(List.of("everyone", "owner")).as("everyone"::equals),
            "Everyone may open channels of their own, or you alone."),
        bounded(settings, "accounts.session-time", Duration.ofDays(30), MINUTE, TEN_YEARS),
        bounded(settings, "accounts.access-time", Duration.ofMinutes(10), SECOND, HOUR),
        bounded(settings, "accounts.key-time", Duration.ofDays(30), HOUR, TEN_YEARS),
        bounded(settings, "accounts.audit-time", Duration.ofDays(180), HOUR, TEN_YEARS),
        new Hashing(
            settings.count("accounts.passwords-at-once", 2, 1, 64),
            settings.duration("accounts.passwords-wait", Duration.ofSeconds(10))),
        new Limits(
            settings.count("accounts.logins-per-address", 100, 1, 1_000_000),
            settings.count("accounts.logins-per-account", 10, 1, 1_000_000),
            settings.count("accounts.registrations-per-address", 20, 1, 1_000_000)),
        new Most(
            settings.count("accounts.sessions-max", 50, 1, 10_000),
            settings.count("accounts.tokens-max", 50, 1, 10_000),
            settings.count("accounts.channels-max", 5, 1, 10_000)),
        MailConfig.from(settings),
        TwitchConfig.from(settings));
  }

  private static Duration bounded(
      Settings settings, String key, Duration fallback, Duration least, Duration most) {
    var time = settings.duration(key, fallback);
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      throw new WrongSetting(key, "expected " + Units.write(least) + " to " + Units.write(most));
    }
    return time;
  }
}
