package hubbub.radio.icecast;

import hubbub.radio.air.MountState;
import hubbub.radio.sound.Format;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What status and admin pages tell of the server and of a mount, by Icecast's names and, as there,
/// in the order of these names. Values are texts and numbers.
final class Particulars {
  private static final DateTimeFormatter TIME = format("EEE, dd MMM yyyy HH:mm:ss Z");

  /// ISO 8601, without a colon in the offset.
  private static final DateTimeFormatter ISO_TIME = format("yyyy-MM-dd'T'HH:mm:ssZ");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}|0");

  private Particulars() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /// Of the server.
  static SortedMap<String, Object> of(Station station) {
    var all = new TreeMap<String, Object>();
    all.put("admin", station.admin());
    all.put("host", station.host());
    all.put("location", station.location());
    all.put("server_id", station.program());
    putTime(all, "server_start", station.started());
    return all;
  }

  /// Of a mount, what anybody may know. Where its source says nothing of name, description and
  /// genre, Icecast's words stand there, which programs know and leave out.
  static SortedMap<String, Object> of(MountState mount, Station station) {
    var all = new TreeMap<String, Object>();
    var info = mount.info();
    putText(all, "artist", mount.artist());
    putText(all, "audio_info", AudioInfo.write(info.audio()));
    putNumber(all, "bitrate", kilobits(mount));
    putNumber(all, "channels", mount.shape().channels());
    all.put("genre", or(info.genre(), "various"));
    for (var name : new String[] {"bitrate", "channels", "samplerate"}) {
      Optional.ofNullable(info.audio().get(name))
          .filter(NUMBER.asMatchPredicate())
          .ifPresent(number -> all.put("ice-" + name, Integer.valueOf(number)));
    }
    all.put("listener_peak", mount.peak());
    all.put("listeners", mount.listeners());
    all.put("listenurl", station.addressOf(mount.path()));
    putNumber(all, "samplerate", mount.shape().rate());
    all.put("server_description", or(info.description(), "Unspecified description"));
    all.put("server_name", or(info.name(), "Unspecified name"));
    all.put("server_type", mount.format().contentType());
    putText(all, "server_url", info.url());
    putTime(all, "stream_start", mount.since());
    putText(all, "subtype", subtype(mount.format()));
    putText(all, "title", mount.title());
    return all;
  }

  /// Of a mount, with what only those may know who run it.
  static SortedMap<String, Object> ofAdmin(MountState mount, Station station) {
    var all = of(mount, station);
    all.put("max_listeners", station.listenersMax() == 0 ? "unlimited" : station.listenersMax());
    all.put("public", mount.info().listed() ? 1 : 0);
    all.put("source_ip", mount.address());
    all.put("total_bytes_read", mount.bytesIn());
    all.put("total_bytes_sent", mount.bytesOut());
    putText(all, "user_agent", mount.info().program());
    return all;
  }

  /// kbit/s as counted, else as the source says; 0 where nobody knows.
  static int kilobits(MountState mount) {
    var counted = Math.round(mount.shape().bitsPerSecond() / 1_000.0);
    return counted > 0 ? (int) counted : mount.info().bitrate();
  }

  private static String subtype(Format format) {
    return switch (format) {
      case OGG_OPUS -> "Opus";
      case OGG_VORBIS -> "Vorbis";
      case OGG_FLAC -> "FLAC";
      case MP3, AAC, WEBM_OPUS -> "";
    };
  }

  private static String or(String text, String instead) {
    return text.isEmpty() ? instead : text;
  }

  private static void putText(SortedMap<String, Object> all, String name, String text) {
    if (!text.isEmpty()) {
      all.put(name, text);
    }
  }

  private static void putNumber(SortedMap<String, Object> all, String name, int number) {
    if (number > 0) {
      all.put(name, number);
    }
  }

  private static void putTime(SortedMap<String, Object> all, String name, Instant at) {
    all.put(name, TIME.format(at));
    all.put(name + "_iso8601", ISO_TIME.format(at));
  }
}
