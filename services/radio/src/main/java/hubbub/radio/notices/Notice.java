package hubbub.radio.notices;

import hubbub.radio.alarms.Raised;
import java.time.Instant;

/// What a webhook is told, as its JSON has it.
///
/// @param kind `raised` or `over`
/// @param alarm which one, in a word
/// @param text a sentence for people
/// @param at when it was raised, or over
/// @param since when it was raised
record Notice(
    String kind,
    String alarm,
    String channel,
    String mount,
    String text,
    Instant at,
    Instant since) {
  static Notice of(Raised raised) {
    return of("raised", raised, raised.since());
  }

  static Notice over(Raised raised, Instant at) {
    return of("over", raised, at);
  }

  private static Notice of(String kind, Raised raised, Instant at) {
    var alarm = raised.alarm();
    return new Notice(
        kind, alarm.kind(), raised.channel(), raised.mount(), alarm.text(), at, raised.since());
  }
}
