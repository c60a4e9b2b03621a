package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.net.Dial;
import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where Bluesky's Jetstream is read, and the bounds of reading it.
///
/// @param urls its instances, the preferred one first
/// @param authorities a PEM file of certificate authorities to trust instead of the JDK's
/// @param silence how long no event may come before a connection is given up
/// @param pauseMax the longest pause between two attempts to connect
/// @param connect how long each step of connecting may take
/// @param compressed whether messages come compressed where that can be
/// @param dictionary what instances of the first version compress with
public record BlueskyConfig(
    List<URI> urls,
    Optional<Path> authorities,
    Duration silence,
    Duration pauseMax,
    Duration connect,
    boolean compressed,
    Optional<Dictionary> dictionary) {
  /// Names of people that are known at once, by their ids.
  static final int HANDLES_MAX = 50_000;

  /// Posts with a word that are known at once, 70 bytes each.
  static final int MATCHED_MAX = 100_000;

  private static final int URLS_MAX = 20;
  private static final String URLS = "bluesky.jetstream.urls";
  private static final String DICTIONARY = "bluesky.jetstream.zstd-dictionary";
  private static final String PUBLIC =
      "wss://jetstream2.us-east.bsky.network,wss://jetstream1.us-east.bsky.network,"
          + "wss://jetstream2.us-west.bsky.network,wss://jetstream1.us-west.bsky.network";

  public static BlueskyConfig from(Settings settings) {
    return new BlueskyConfig(
        urls(settings.text(URLS, PUBLIC)),
        settings.path("bluesky.jetstream.authorities"),
        settings.duration("bluesky.jetstream.silence", Duration.ofSeconds(30)),
        settings.duration("bluesky.jetstream.pause-max", Duration.ofSeconds(30)),
        settings.duration("bluesky.jetstream.connect", Duration.ofSeconds(10)),
        settings.flag("bluesky.jetstream.compressed", true),
        settings.path(DICTIONARY).map(BlueskyConfig::dictionary));
  }

  /// What connects there.
  Dial dial() {
    return new Dial("bluesky.jetstream.authorities", authorities, connect);
  }

  private static Dictionary dictionary(Path file) {
    try (var in = Files.newInputStream(file)) {
      var dictionary = Dictionary.read(in.readNBytes(Dictionary.BYTES_MAX + 1));
      new Decompressor(dictionary, Jetstream.EVENT_MAX).close();
      return dictionary;
    } catch (Decompressor.Unable _) {
      throw new WrongSetting(DICTIONARY, "is of no use here: zstd can't run on this machine");
    } catch (IOException e) {
      throw new WrongSetting(DICTIONARY, "names no readable dictionary of zstd: " + e.getMessage());
    }
  }

  private static List<URI> urls(String text) {
    var urls = new ArrayList<URI>();
    for (var part : text.split(",", -1)) {
      urls.add(url(part.strip()));
    }
    if (urls.size() > URLS_MAX) {
      throw new WrongSetting(URLS, "names more than " + URLS_MAX + " addresses");
    }
    return List.copyOf(urls);
  }

  private static URI url(String text) {
    try {
      var url = new URI(text);
      var fits = "wss".equals(url.getScheme()) || "ws".equals(url.getScheme());
      if (fits && url.getHost() != null && url.getRawQuery() == null && url.getPort() < 65_536) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new WrongSetting(URLS, "expected ws or wss addresses with commas between them");
  }
}
