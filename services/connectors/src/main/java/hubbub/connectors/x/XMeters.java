package hubbub.connectors.x;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What is counted of reading X.
final class XMeters {
  final Counter lines;
  final Counter reconnects;
  final Counter posts;
  final Counter unmatched;
  final Counter broken;
  final Counter tooLong;
  final Counter cutOff;

  XMeters(MeterRegistry meters) {
    lines = meters.counter("hubbub.connectors.lines", "platform", "x");
    reconnects = meters.counter("hubbub.connectors.reconnects", "platform", "x");
    posts = meters.counter("hubbub.connectors.x.posts");
    unmatched = meters.counter("hubbub.connectors.x.unmatched");
    broken = malformed(meters, "no post");
    tooLong = malformed(meters, "too long");
    cutOff = malformed(meters, "cut off");
  }

  private static Counter malformed(MeterRegistry meters, String reason) {
    return meters.counter("hubbub.connectors.malformed", "platform", "x", "reason", reason);
  }
}
