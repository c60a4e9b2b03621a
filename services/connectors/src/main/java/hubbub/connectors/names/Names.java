package hubbub.connectors.names;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The names of people on Bluesky, asked for when somebody looks at what they said, and remembered
/// for a day. Safe for use by many threads.
public final class Names implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Names.class);
  private static final int LENGTH_MAX = 100;

  private final NamesConfig config;
  private final Supplier<Moment> clock;
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /// One question at a time: whoever comes meanwhile may find the answer.
  private final ReentrantLock asking = new ReentrantLock();

  private @Nullable AppView view;
  private long notBefore;

  /// @param handle e.g. `ana.example.org`
  /// @param name as its owner wants it shown; empty for none
  public record Name(String handle, String name) {}

  /// @param complete whether Bluesky was asked for all of them: who is not in here has no name
  public record Found(Map<String, Name> names, boolean complete) {}

  /// @param name null for nobody that is known
  /// @param until by the monotonic clock
  private record Known(@Nullable Name name, long until) {}

  public Names(NamesConfig config, Supplier<Moment> clock) {
    this.config = config;
    this.clock = clock;
    notBefore = clock.get().nanos();
  }

  /// The names of those who have one, as far as Bluesky says.
  ///
  /// @param dids at most [NamesConfig#ASKED_MAX]
  public Found of(Collection<String> dids) {
    if (!missing(dids).isEmpty() && config.url().isPresent()) {
      ask(dids);
    }
    var names = new LinkedHashMap<String, Name>();
    synchronized (known) {
      for (var did : dids) {
        var one = known.get(did);
        if (one != null && one.name != null) {
          names.put(did, one.name);
        }
      }
    }
    return new Found(names, missing(dids).isEmpty());
  }

  private List<String> missing(Collection<String> dids) {
    var now = clock.get().nanos();
    var missing = new ArrayList<String>();
    synchronized (known) {
      for (var did : dids) {
        var one = known.get(did);
        if (one == null || one.until - now < 0) {
          missing.add(did);
        }
      }
    }
    return missing;
  }

  private void ask(Collection<String> dids) {
    try {
      if (!asking.tryLock(config.patience().toNanos(), NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      var missing = missing(dids);
      if (!missing.isEmpty() && clock.get().nanos() - notBefore >= 0) {
        keep(missing, view().profiles(missing));
      }
    } catch (IOException e) {
      LOG.warn("bluesky tells no names: {}", e.getMessage());
      notBefore = clock.get().nanos() + NamesConfig.PAUSE.toNanos();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      asking.unlock();
    }
  }

  private AppView view() {
    var open = view;
    if (open == null) {
      open = new AppView(config.url().orElseThrow(), config.patience());
      view = open;
    }
    return open;
  }

  private void keep(List<String> asked, Map<String, AppView.Profile> profiles) {
    var until = clock.get().nanos() + NamesConfig.BELIEVED.toNanos();
    synchronized (known) {
      for (var did : asked) {
        var profile = profiles.get(did);
        known.put(did, new Known(profile == null ? null : name(profile), until));
      }
      var eldest = known.keySet().iterator();
      while (known.size() > NamesConfig.KNOWN_MAX) {
        eldest.next();
        eldest.remove();
      }
    }
  }

  private static @Nullable Name name(AppView.Profile profile) {
    return Handle.read(profile.handle())
        .map(handle ->
            new Name(handle, Texts.first(Texts.clean(profile.displayName()).strip(), LENGTH_MAX)))
        .orElse(null);
  }

  @Override
  public void close() {
    asking.lock();
    try {
      if (view != null) {
        view.close();
      }
    } finally {
      asking.unlock();
    }
  }
}
