package hubbub.platform.bus;

import hubbub.contracts.Fact;
import hubbub.contracts.PassingFact;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// How facts travel from service to service. Kept ones are told in transactions
/// ([hubbub.platform.storage.Transaction#tell]); here they are heard.
public interface Bus extends AutoCloseable {
  /// Lets a hearer hear every kept fact of its kinds, from its mark on, at least once, each
  /// partition in order. Facts come on a thread of the hearer's own, a list per transaction of its
  /// database.
  Subscription hear(Hearer hearer);

  /// Follows facts of these kinds as they are committed or passed, from now on, without a mark: for
  /// live pages. Calls come on one thread; a follower that lags misses the oldest, and is told by
  /// [Follower#missed] how many messages those carried.
  Subscription follow(Set<Class<? extends Fact>> kinds, Follower follower);

  /// Passes news on to followers. Never waits.
  void pass(PassingFact fact);

  /// How far every hearer is, for the health page and metrics.
  List<HearerState> hearers();

  /// A hearer's dead letters: batches that it could not digest.
  DeadLetters deadLetters(String hearer);

  /// Lets go of everything; what is being heard at that moment is finished or undone first.
  @Override
  void close();

  /// Whoever follows.
  interface Follower extends Consumer<Fact> {
    default void missed(long messages) {}
  }
}
