package hubbub.statistics.domain;

import hubbub.contracts.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One moment of the ledger. Of use only inside [Ledger#look].
///
/// Each message is either in fresh pieces, or folded: then it is in an hour and in the whole of its
/// cover, and for some days in a folded piece, too.
public interface Reading {
  Totals totals();

  /// A channel over all counted runs; empty if it was never heard of.
  Optional<Scope> channel(Channel channel);

  /// A channel in one run; empty if the run doesn't listen to it.
  Optional<Scope> channelInRun(Channel channel, String run);

  Optional<Scope> run(String run);

  Optional<RunName> runName(String run);

  /// Channels, the newest activity first, after a place in that order.
  List<ListedChannel> channels(Place after, int limit);

  /// Fresh pieces of a cover whose minute overlaps the range.
  void fresh(Cover cover, Range range, Consumer<Piece> taker);

  /// All pieces of a cover whose minute overlaps the range.
  void pieces(Cover cover, Range range, Consumer<Piece> taker);

  /// Hours of a cover that overlap the range, in order.
  void hours(Cover cover, Range range, Consumer<Hour> taker);

  /// For each hour of a cover that overlaps the range, a figure that no second's messages exceed.
  void peaks(Cover cover, Range range, Hour.LongTaker taker);

  /// All that is folded of a cover: its people.
  void wholePeople(Cover cover, PeopleCounts people);

  /// All that is folded of a cover: its words and emotes.
  void wholeTops(Cover cover, WordCounts words, WordCounts emotes);

  /// Names of people; those without one (forgotten) are missing.
  Map<Integer, String> names(Collection<Integer> people);

  /// A run as it is called.
  ///
  /// @param startedAt milliseconds since 1970, or -1 if not heard yet
  record RunName(String id, String name, long startedAt) {}

  /// A place in the list of channels: after `id` among those active in the second `activeAt`.
  record Place(long activeAt, long id) {
    public static final Place BEGINNING = new Place(Long.MAX_VALUE, 0);
  }

  /// A channel in the list.
  ///
  /// @param lastMessage second of its newest message, or -1
  /// @param place its place in the list: by its newest message or its newest run's start
  record ListedChannel(Channel channel, long messages, long lastMessage, Place place) {}
}
