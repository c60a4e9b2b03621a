package hubbub.platform.bus;

import hubbub.contracts.Fact;
import hubbub.platform.bus.Bus.Follower;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who follows what. A follower that fails is passed over for that fact; the others are not held
/// up.
public final class Followers {
  private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

  private final List<Following> all = new CopyOnWriteArrayList<>();

  /// @return ends it
  public Subscription add(Set<Class<? extends Fact>> kinds, Follower follower) {
    var following = new Following(kinds, follower);
    all.add(following);
    return () -> all.remove(following);
  }

  /// Hands a fact to those who follow its kind.
  public void handOn(Fact fact) {
    for (var following : all) {
      if (following.kinds.contains(fact.getClass())) {
        try {
          following.follower.accept(fact);
        } catch (RuntimeException e) {
          LOG.warn("a follower failed: {}", e.toString());
        }
      }
    }
  }

  /// Tells all of them how many messages went by unseen.
  public void missed(long messages) {
    all.forEach(following -> following.follower.missed(messages));
  }

  private record Following(Set<Class<? extends Fact>> kinds, Follower follower) {}
}
