package hubbub.web.owner;

import hubbub.platform.config.Settings;
import java.time.Duration;

/// How long keys hold, and how many there are.
///
/// @param linkTime of the one-time owner link
/// @param sessionTime of the owner's session in a browser
/// @param tokensMax API tokens at once
public record OwnerConfig(Duration linkTime, Duration sessionTime, int tokensMax) {
  public static OwnerConfig from(Settings settings) {
    return new OwnerConfig(
        settings.duration("owner.link-time", Duration.ofHours(24)),
        settings.duration("owner.session-time", Duration.ofDays(30)),
        settings.count("owner.tokens-max", 100, 1, 10_000));
  }
}
