package hubbub.favourites.helix;

import io.micrometer.core.instrument.MeterRegistry;

/// What is counted of asking Twitch.
record HelixMeters(MeterRegistry meters) {
  void count(HelixAnswer<?> answer) {
    var outcome =
        switch (answer) {
          case HelixAnswer.Answered<?> _ -> "answered";
          case HelixAnswer.Refused<?> _ -> "refused";
          case HelixAnswer.Away<?> _ -> "away";
          case HelixAnswer.NoKey<?> _ -> "no key";
        };
    meters.counter("hubbub.favourites.helix", "outcome", outcome).increment();
  }
}
