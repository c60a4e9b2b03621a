package hubbub.connectors.spending;

import java.util.List;

/// Why nothing more may be read.
public sealed interface Refused extends Purse.Reserved {
  /// These runs have no money left; others may.
  record RunsSpent(List<Payer> payers) implements Refused {}

  /// @param cap in millionths of a US dollar
  record DaySpent(long cap) implements Refused {}

  /// @param cap in millionths of a US dollar
  record MonthSpent(long cap) implements Refused {}

  /// The books can't be written.
  record Away(String why) implements Refused {}
}
