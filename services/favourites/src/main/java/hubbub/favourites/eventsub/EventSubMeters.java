package hubbub.favourites.eventsub;

import io.micrometer.core.instrument.MeterRegistry;

/// What is counted of EventSub.
record EventSubMeters(MeterRegistry meters) {
  private static final int OURS_FROM = 4000;
  private static final int OURS_TO = 4007;

  /// @param outcome one of few words
  void message(String outcome) {
    meters.counter("hubbub.favourites.eventsub.messages", "outcome", outcome).increment();
  }

  /// A line is over.
  ///
  /// @param code of WebSocket's or Twitch's; 0 where there was none
  void ended(int code) {
    var known = code >= OURS_FROM && code <= OURS_TO;
    meters
        .counter(
            "hubbub.favourites.eventsub.ended", "code", known ? Integer.toString(code) : "other")
        .increment();
  }

  void hook(int status) {
    meters
        .counter("hubbub.favourites.eventsub.calls", "status", Integer.toString(status))
        .increment();
  }
}
