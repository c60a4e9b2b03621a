package hubbub.radio.icecast;

import hubbub.radio.air.MountState;
import java.util.Optional;

/// Small files with a stream's address, which players open. Nothing that a source says can begin a
/// line of them or an element.
public final class Playlists {
  private static final int TEXT_MAX = 2_000;
  private static final String END = "\r\n";

  private Playlists() {}

  /// A file and what it is served as.
  public record Playlist(String type, String text) {}

  /// The playlist of a stream.
  ///
  /// @param ending without the dot
  /// @return empty if there is no such kind
  public static Optional<Playlist> of(String ending, Station station, MountState mount) {
    return switch (ending) {
      case "m3u" -> Optional.of(m3u(station, mount));
      case "pls" -> Optional.of(pls(station, mount));
      case "xspf" -> Optional.of(xspf(station, mount));
      case "vclt" -> Optional.of(vclt(station, mount));
      default -> Optional.empty();
    };
  }

  /// One address. A name before it, in the extended form, is a comment to players that don't know
  /// it.
  private static Playlist m3u(Station station, MountState mount) {
    var name = line(mount.info().name());
    var begin = name.isEmpty() ? "" : "#EXTM3U" + END + "#EXTINF:-1," + name + END;
    return new Playlist("audio/x-mpegurl", begin + address(station, mount) + END);
  }

  private static Playlist pls(Station station, MountState mount) {
    var name = line(mount.info().name());
    var lines = new StringBuilder("[playlist]").append(END);
    lines.append("NumberOfEntries=1").append(END);
    lines.append("File1=").append(address(station, mount)).append(END);
    if (!name.isEmpty()) {
      lines.append("Title1=").append(name).append(END);
    }
    lines.append("Length1=-1").append(END).append("Version=2").append(END);
    return new Playlist("audio/x-scpls", lines.toString());
  }

  /// XSPF version 1.
  private static Playlist xspf(Station station, MountState mount) {
    var address = Xml.escaped(address(station, mount));
    var name = Xml.escaped(line(mount.info().name()));
    var description = Xml.escaped(line(mount.info().description()));
    var text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <playlist xmlns="http://xspf.org/ns/0/" version="1">
          <title>%s</title>
          <trackList>
            <track>
              <location>%s</location>
              <creator>%s</creator>
              <title>%s</title>
              <annotation>%s</annotation>
            </track>
          </trackList>
        </playlist>
        """
            .formatted(
                name,
                address,
                Xml.escaped(line(mount.artist())),
                Xml.escaped(line(mount.title())),
                description);
    return new Playlist("application/xspf+xml; charset=UTF-8", text);
  }

  /// Text in the manner of Vorbis' comments; two equals signs end an entry.
  private static Playlist vclt(Station station, MountState mount) {
    var lines = new StringBuilder();
    comment(lines, "STREAMURL", address(station, mount));
    comment(lines, "ARTIST", mount.artist());
    comment(lines, "TITLE", mount.title());
    comment(lines, "SERVER_NAME", mount.info().name());
    comment(lines, "DESCRIPTION", mount.info().description());
    comment(lines, "GENRE", mount.info().genre());
    return new Playlist("audio/x-vclt", lines.append("==\n").toString());
  }

  private static void comment(StringBuilder lines, String name, String value) {
    var clean = line(value);
    if (!clean.isEmpty()) {
      lines.append(name).append('=').append(clean).append('\n');
    }
  }

  private static String address(Station station, MountState mount) {
    return line(station.addressOf(mount.path()));
  }

  private static String line(String text) {
    return CleanText.of(text, TEXT_MAX);
  }
}
