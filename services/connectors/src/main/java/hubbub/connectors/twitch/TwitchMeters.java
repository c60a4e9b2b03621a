package hubbub.connectors.twitch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What is counted of reading Twitch.
final class TwitchMeters {
  final Counter lines;
  final Counter reconnects;
  final Counter tooLong;
  final Counter notUtf8;
  private final Map<TwitchCommand.Why, Counter> malformed = new EnumMap<>(TwitchCommand.Why.class);

  TwitchMeters(MeterRegistry meters) {
    lines = meters.counter("hubbub.connectors.lines", "platform", "twitch");
    reconnects = meters.counter("hubbub.connectors.reconnects", "platform", "twitch");
    tooLong = malformed(meters, "too long");
    notUtf8 = malformed(meters, "not utf-8");
    for (var why : TwitchCommand.Why.values()) {
      malformed.put(why, malformed(meters, why.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
  }

  void malformed(TwitchCommand.Why why) {
    var counter = malformed.get(why);
    if (counter != null) {
      counter.increment();
    }
  }

  private static Counter malformed(MeterRegistry meters, String reason) {
    return meters.counter("hubbub.connectors.malformed", "platform", "twitch", "reason", reason);
  }
}
