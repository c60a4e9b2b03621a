package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// With what each instance is to compress: its own dictionary, asked for once, or the first
/// version's, which the settings name. Where there is none that works, messages come plain. For one
/// thread.
final class Dictionaries {
  private static final Logger LOG = LoggerFactory.getLogger(Dictionaries.class);

  /// Refusals in a row, each less than an hour after the one before, until messages come plain for
  /// an hour.
  private static final int REFUSALS_MAX = 3;

  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  private final boolean wanted;
  private final Optional<Dictionary> ofFirst;
  private final Source source;
  private final LongSupplier nanos;
  private final Map<URI, Dictionary> known = new HashMap<>();
  private final Map<URI, Refused> refused = new HashMap<>();
  private boolean unable;

  /// @param wanted whether anything is to be compressed
  /// @param ofFirst what instances of the first version compress with
  /// @param nanos the monotonic clock
  Dictionaries(boolean wanted, Optional<Dictionary> ofFirst, Source source, LongSupplier nanos) {
    this.wanted = wanted;
    this.ofFirst = ofFirst;
    this.source = source;
    this.nanos = nanos;
  }

  /// Asks an instance of the second version for its dictionary.
  interface Source {
    Dictionary fetch(URI url) throws IOException;
  }

  /// The last that an instance refused.
  ///
  /// @param times refusals in a row
  /// @param at of the last one, by the monotonic clock
  private record Refused(long id, int times, long at) {}

  /// What makes an instance's messages plain; null if they are to come plain. To be closed.
  @Nullable Decompressor open(URI url) {
    if (!wanted || unable || isTired(url)) {
      return null;
    }
    try {
      var dictionary = Jetstream.of(url) == Jetstream.FIRST ? ofFirst.orElse(null) : own(url);
      return dictionary == null || isRefused(url, dictionary)
          ? null
          : new Decompressor(dictionary, Jetstream.EVENT_MAX);
    } catch (Decompressor.Unable e) {
      unable = true;
      LOG.warn("bluesky comes uncompressed: {}", e.getMessage());
    } catch (IOException e) {
      known.remove(url);
      LOG.warn("bluesky comes uncompressed from={} why={}", url.getHost(), e.getMessage());
    }
    return null;
  }

  private Dictionary own(URI url) throws IOException {
    var kept = known.get(url);
    if (kept != null) {
      return kept;
    }
    var dictionary = source.fetch(url);
    if (!isRefused(url, dictionary)) {
      known.put(url, dictionary);
    }
    return dictionary;
  }

  private boolean isRefused(URI url, Dictionary dictionary) {
    var last = refused.get(url);
    return last != null && last.id == dictionary.id();
  }

  private boolean isTired(URI url) {
    var last = refused.get(url);
    return last != null && last.times >= REFUSALS_MAX && isRecent(last);
  }

  private boolean isRecent(Refused last) {
    return nanos.getAsLong() - last.at < HOUR;
  }

  /// An instance doesn't go by this one any more. It is asked for its own anew; as long as that is
  /// the same one, or one after the other is refused, messages come plain.
  void refuse(URI url, Dictionary dictionary) {
    known.remove(url);
    var last = refused.get(url);
    var times = last != null && isRecent(last) ? last.times + 1 : 1;
    refused.put(url, new Refused(dictionary.id(), times, nanos.getAsLong()));
    LOG.info("bluesky's dictionary is refused from={} id={}", url.getHost(), dictionary.id());
  }
}
