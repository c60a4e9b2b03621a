package hubbub.web.owner;

import hubbub.platform.config.DialKind;
import hubbub.platform.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// How long keys hold, how many there are, and what needs none.
///
/// @param linkTime of the one-time owner link, as it is set now
/// @param sessionTime of the owner's session in a browser, as it is set now
/// @param tokensMax API tokens at once
/// @param publicCounts whether strangers may read counts and moods, as it is set now
public record OwnerConfig(
    Supplier<Duration> linkTime,
    Supplier<Duration> sessionTime,
    int tokensMax,
    Supplier<Boolean> publicCounts) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration YEAR = Duration.ofDays(366);

  public static OwnerConfig from(Settings settings) {
    return new OwnerConfig(
        settings.dial(
            "owner.link-time",
            "1d",
            DialKind.duration(MINUTE, YEAR),
            "A link that waits for less long is found by fewer others."),
        settings.dial(
            "owner.session-time",
            "30d",
            DialKind.duration(MINUTE, YEAR),
            "Shorter is safer on a computer that others use; it holds for the next time you come in."),
        settings.count("owner.tokens-max", 100, 1, 10_000),
        settings.dial(
            "public-counts",
            "closed",
            DialKind.choice(List.of("closed", "open")).as("open"::equals),
            "Open shows counts, who wrote most, and moods to everybody who reaches the server; messages"
                + " never."));
  }
}
