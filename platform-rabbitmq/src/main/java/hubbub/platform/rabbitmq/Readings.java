package hubbub.platform.rabbitmq;

import hubbub.contracts.KeptFact;
import hubbub.platform.rabbitmq.Wire.Arrived;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Outbox.Mark;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Batches that hearers of this process read. Each of them gets every batch, and reading costs more
/// than most of what they do with it; so the first one reads for all, as long as they are not far
/// apart.
final class Readings {
  private static final long BYTES_MAX = 8L << 20;

  private final IntSupplier hearers;
  private final Map<Place, Reading> kept = new LinkedHashMap<>();
  private long bytes;

  /// @param hearers how many there are in this process
  Readings(IntSupplier hearers) {
    this.hearers = hearers;
  }

  /// The facts of a batch.
  ///
  /// @throws RuntimeException if they cannot be read
  List<KeptFact> of(Arrived arrived) {
    return hearers.getAsInt() > 1 ? reading(arrived).facts() : FactJson.read(arrived.facts());
  }

  private synchronized Reading reading(Arrived arrived) {
    var place = new Place(arrived.mark(), arrived.number());
    var found = kept.get(place);
    if (found != null && Arrays.equals(found.bytes, arrived.facts())) {
      if (++found.readers >= hearers.getAsInt()) {
        forget(place);
      }
      return found;
    }
    forget(place);
    var fresh = new Reading(arrived.facts());
    kept.put(place, fresh);
    bytes += fresh.bytes.length;
    while (bytes > BYTES_MAX) {
      forget(kept.keySet().iterator().next());
    }
    return fresh;
  }

  private void forget(Place place) {
    var gone = kept.remove(place);
    if (gone != null) {
      bytes -= gone.bytes.length;
    }
  }

  private record Place(Mark mark, long number) {}

  private static final class Reading {
    private final byte[] bytes;
    private int readers = 1;
    private @Nullable List<KeptFact> facts;

    Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    /// Whoever comes meanwhile waits for the one who reads.
    synchronized List<KeptFact> facts() {
      var read = facts;
      if (read == null) {
        read = FactJson.read(bytes);
        facts = read;
      }
      return read;
    }
  }
}
