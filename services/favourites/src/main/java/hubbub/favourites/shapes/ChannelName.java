package hubbub.favourites.shapes;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.http.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Channels as addresses and parameters name them.
public final class ChannelName {
  public static final String TWITCH = "twitch";

  /// Logins there have 4 to 25 signs today; some of the oldest have fewer.
  private static final Pattern TWITCH_LOGIN = Pattern.compile("[a-z0-9_]{1,25}");

  private ChannelName() {}

  /// @param platformField named where the platform is wrong
  /// @throws Refusal 422 for what nobody can follow
  public static Channel of(String platform, String name, String platformField, String nameField) {
    var small = name.strip().toLowerCase(Locale.ROOT);
    switch (platform) {
      case TWITCH -> {
        if (!TWITCH_LOGIN.matcher(small).matches()) {
          throw Refusal.wrong(
              nameField, "is no name of a Twitch channel: letters, digits and _, at most 25");
        }
      }
      case OwnChannel.PLATFORM -> {
        if (small.isEmpty() || small.length() > Channel.NAME_LENGTH_MAX) {
          throw Refusal.wrong(nameField, "is no name of a channel");
        }
      }
      default -> throw Refusal.wrong(platformField, "must be hubbub or twitch");
    }
    return new Channel(platform, small);
  }

  /// Reads `platform/name`.
  public static Channel parse(String text, String field) {
    var slash = text.indexOf('/');
    if (slash < 1) {
      throw Refusal.wrong(field, "is written platform/name");
    }
    return of(text.substring(0, slash), text.substring(slash + 1), field, field);
  }
}
