package hubbub.connectors.x;

import hubbub.connectors.spending.Payer;
import hubbub.connectors.spending.Refused;
import hubbub.connectors.spending.Usd;

/// Says in words why nothing more is read.
final class XNotes {
  static final String NO_CAP =
      "reading X costs money: give the run a budget, or set x.cap.run, x.cap.day or x.cap.month";

  private XNotes() {}

  static String spent(Payer payer) {
    var cap = payer.cap();
    return cap == null || cap == 0
        ? "nothing says what it may cost; " + NO_CAP
        : "its budget of " + Usd.words(cap) + " is spent";
  }

  static String words(Refused refused) {
    return switch (refused) {
      case Refused.RunsSpent _ -> "a run's budget is spent";
      case Refused.DaySpent(var cap) ->
          "the day's cap of " + Usd.words(cap) + " is spent; goes on at 00:00 UTC";
      case Refused.MonthSpent(var cap) ->
          "the month's cap of "
              + Usd.words(cap)
              + " is spent; goes on at 00:00 UTC on the first of the month";
      case Refused.Away(var why) -> "what is spent can't be kept: " + why;
    };
  }
}
