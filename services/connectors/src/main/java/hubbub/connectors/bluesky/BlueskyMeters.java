package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What is counted of reading Bluesky.
final class BlueskyMeters {
  final Counter events;
  final Counter reconnects;

  /// Deletions that were not told, because more came in a second than are.
  final Counter untold;

  private final Map<JetstreamEvent.Why, Counter> malformed =
      new EnumMap<>(JetstreamEvent.Why.class);

  BlueskyMeters(MeterRegistry meters) {
    events = meters.counter("hubbub.connectors.lines", "platform", "bluesky");
    reconnects = meters.counter("hubbub.connectors.reconnects", "platform", "bluesky");
    untold = meters.counter("hubbub.connectors.deletions.untold", "platform", "bluesky");
    for (var why : JetstreamEvent.Why.values()) {
      var reason = why.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("utf 8", "utf-8");
      malformed.put(
          why,
          meters.counter("hubbub.connectors.malformed", "platform", "bluesky", "reason", reason));
    }
  }

  void malformed(JetstreamEvent.Why why, long more) {
    var counter = malformed.get(why);
    if (counter != null) {
      counter.increment((double) more);
    }
  }
}
