package hubbub.connectors.spending;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The books of what reading costs, on disk. A method that returns has kept what it says.
public interface Purse {
  /// Reserves posts, and in the same step settles the block before.
  ///
  /// @param before the block that is open; null if none is. It stays open if nothing is reserved
  /// @param read how many of its posts were read
  /// @throws PurseAway if nothing can be kept now
  Reserved reserve(@Nullable Block before, long read, Wish wish);

  /// Settles a block: what wasn't read is free again, and what was read beyond it counts, too.
  ///
  /// @throws PurseAway if nothing can be kept now
  void settle(Block block, long read);

  /// Counts wholly what other processes left open.
  ///
  /// @throws PurseAway if nothing can be kept now
  void settleLeft();

  /// What was spent.
  ///
  /// @param day counted from 1970, of UTC
  Spent spent(long day);

  /// What is to be reserved.
  ///
  /// @param day of UTC, counted from 1970
  /// @param posts how many are wanted
  /// @param least fewer are of no use
  /// @param price of one, in millionths of a US dollar
  record Wish(
      long day,
      long posts,
      long least,
      long price,
      @Nullable Long dayCap,
      @Nullable Long monthCap,
      List<Payer> payers) {}

  /// What became of a wish.
  sealed interface Reserved permits Done, Refused {}

  record Done(Block block) implements Reserved {}

  /// Sums, with what is reserved.
  ///
  /// @param reserved in millionths of a US dollar; part of the day's and the month's sums, too
  /// @param runs that were charged, newest first, at most a hundred
  record Spent(Sum day, Sum month, long reserved, List<OfRun> runs) {}

  /// @param micros in millionths of a US dollar
  record Sum(long posts, long micros) {}

  /// @param reserved how many of the posts are
  record OfRun(String runId, long posts, long micros, long reserved, @Nullable Long budget) {}
}
