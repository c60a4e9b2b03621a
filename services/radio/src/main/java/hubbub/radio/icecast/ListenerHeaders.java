package hubbub.radio.icecast;

import hubbub.radio.air.MountState;
import hubbub.radio.icy.IcyPlaces;
import hubbub.radio.sound.Format;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What listeners are answered before the sound. Never `ICY 200 OK`, which HTTP's own programs
/// refuse; no length and no chunks; no cache; and pages from anywhere may listen, and read what is
/// playing.
public final class ListenerHeaders {
  private static final int DAY_SECONDS = 86_400;

  /// Safari asks for two bytes before it plays (others ask from 0 on, which is the stream itself).
  private static final Pattern PROBE = Pattern.compile("(?i)\\s*bytes\\s*=\\s*0\\s*-\\s*1\\s*");

  private static final String METHODS = "GET, HEAD, OPTIONS";
  private static final String ASKED = "Icy-MetaData, Range, Origin, Content-Type";
  private static final String READ =
      "icy-br, icy-description, icy-genre, icy-metadata, icy-metaint, icy-name, icy-pub, icy-url,"
          + " ice-audio-info";

  private ListenerHeaders() {}

  /// Whether there are titles between the sound for whoever asks: Ogg and WebM carry their own.
  public static boolean canTellTitles(Format format) {
    return switch (format) {
      case MP3, AAC -> true;
      case OGG_OPUS, OGG_VORBIS, OGG_FLAC, WEBM_OPUS -> false;
    };
  }

  /// Whether a listener gets them.
  ///
  /// @param icyMetaData the header `Icy-MetaData`, which players spell in three ways
  public static boolean tellsTitles(Format format, Optional<String> icyMetaData) {
    return canTellTitles(format) && icyMetaData.map(String::strip).equals(Optional.of("1"));
  }

  /// Before the sound, and all that `HEAD` is answered.
  ///
  /// @param titles whether they stand between the sound ([#tellsTitles])
  public static byte[] stream(Station station, MountState mount, boolean titles, Instant now) {
    var head = new Head(200, "OK", station, now);
    head.add("Content-Type", mount.format().contentType()).fresh();
    describe(head, mount);
    if (titles) {
      head.add("icy-metaint", IcyPlaces.INTERVAL);
    }
    return head.bytes();
  }

  /// Whether a listener only feels its way: then [#probe] is all of the answer.
  ///
  /// @param range the header `Range`
  public static boolean isProbe(Optional<String> range) {
    return range.filter(PROBE.asMatchPredicate()).isPresent();
  }

  /// The answer to who asks for the first two bytes; without it some Safaris give up.
  ///
  /// @param begin at least two bytes, such as the stream would begin with; the rest is left out
  public static byte[] probe(Station station, MountState mount, byte[] begin, Instant now) {
    var head = new Head(206, "Partial Content", station, now);
    head.add("Content-Type", mount.format().contentType()).fresh();
    head.add("Content-Range", "bytes 0-1/*").add("Content-Length", 2);
    describe(head, mount);
    var bytes = head.bytes();
    return ByteBuffer.allocate(bytes.length + 2).put(bytes).put(begin, 0, 2).array();
  }

  /// The answer to `OPTIONS`: pages whose players ask for titles need it before they may listen.
  public static byte[] preflight(Station station, Instant now) {
    return new Head(200, "OK", station, now)
        .add("Allow", METHODS)
        .fresh()
        .add("Access-Control-Allow-Methods", METHODS)
        .add("Access-Control-Allow-Headers", ASKED)
        .add("Access-Control-Max-Age", DAY_SECONDS)
        .add("Content-Length", 0)
        .bytes();
  }

  private static void describe(Head head, MountState mount) {
    var info = mount.info();
    var kilobits = Particulars.kilobits(mount);
    head.add("Access-Control-Expose-Headers", READ);
    head.add("icy-br", kilobits > 0 ? Integer.toString(kilobits) : "");
    head.add("icy-name", info.name());
    head.add("icy-genre", info.genre());
    head.add("icy-description", info.description());
    head.add("icy-url", info.url());
    head.add("icy-pub", info.listed() ? 1 : 0);
    head.add("ice-audio-info", AudioInfo.write(info.audio()));
    if (canTellTitles(mount.format())) {
      head.add("icy-metadata", 1);
    }
  }
}
