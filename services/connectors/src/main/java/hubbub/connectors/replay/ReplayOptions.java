package hubbub.connectors.replay;

import hubbub.connectors.domain.NotAChannel;
import java.util.regex.Pattern;

/// How a capture is played, as it stands behind its name: `finals?speed=4&repeat=true`.
///
/// @param name the capture's name
/// @param speed times as fast as it was; 0 means as fast as possible
/// @param repeat whether it begins again at its end
record ReplayOptions(String name, double speed, boolean repeat) {
  private static final double SPEED_MIN = 0.01;
  private static final double SPEED_MAX = 10_000;

  /// A file name that is no path, no hidden file, and needs no escaping.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  static ReplayOptions read(String text) {
    var question = text.indexOf('?');
    var name = question < 0 ? text : text.substring(0, question);
    if (!isName(name)) {
      throw new NotAChannel(
          "a capture's name has 1 to 100 letters, digits, '.', '-' and '_', and begins with a"
              + " letter or digit");
    }
    var speed = 1.0;
    var repeat = false;
    if (question >= 0) {
      for (var option : text.substring(question + 1).split("&", 10)) {
        var equals = option.indexOf('=');
        var value = equals < 0 ? "" : option.substring(equals + 1);
        switch (equals < 0 ? option : option.substring(0, equals)) {
          case "speed" -> speed = speed(value);
          case "repeat" -> repeat = flag(value);
          default -> throw new NotAChannel("options of a replay are speed and repeat");
        }
      }
    }
    return new ReplayOptions(name, speed, repeat);
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// The options as they are kept with the run.
  String written() {
    return (speed == 0 ? "speed=max" : "speed=" + speed) + "&repeat=" + repeat;
  }

  private static double speed(String text) {
    if (text.equals("max")) {
      return 0;
    }
    try {
      var speed = text.length() > 20 ? -1 : Double.parseDouble(text);
      if (speed >= SPEED_MIN && speed <= SPEED_MAX) {
        return speed;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new NotAChannel("speed is max or a number from 0.01 to 10000");
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NotAChannel("repeat is true or false");
    };
  }
}
