package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// With what each instance is to compress: its own dictionary, asked for once, or the first
/// version's, which the settings name. Where there is none that works, messages come plain. For one
/// thread.
final class Dictionaries {
  private static final Logger LOG = LoggerFactory.getLogger(Dictionaries.class);

  private final boolean wanted;
  private final Optional<Dictionary> ofFirst;
  private final Source source;
  private final Map<URI, Dictionary> known = new HashMap<>();
  private final Set<Refused> refused = new HashSet<>();
  private boolean unable;

  /// @param wanted whether anything is to be compressed
  /// @param ofFirst what instances of the first version compress with
  Dictionaries(boolean wanted, Optional<Dictionary> ofFirst, Source source) {
    this.wanted = wanted;
    this.ofFirst = ofFirst;
    this.source = source;
  }

  /// Asks an instance of the second version for its dictionary.
  interface Source {
    Dictionary fetch(URI url) throws IOException;
  }

  private record Refused(URI url, long id) {}

  /// What makes an instance's messages plain; null if they are to come plain. To be closed.
  @Nullable Decompressor open(URI url) {
    if (!wanted || unable) {
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
    return refused.contains(new Refused(url, dictionary.id()));
  }

  /// An instance doesn't go by this one any more. It is asked for its own anew; as long as that is
  /// the same one, messages come plain.
  void refuse(URI url, Dictionary dictionary) {
    known.remove(url);
    refused.add(new Refused(url, dictionary.id()));
    LOG.info("bluesky's dictionary is refused from={} id={}", url.getHost(), dictionary.id());
  }
}
