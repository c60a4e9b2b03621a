package hubbub.radio.icecast;

import hubbub.radio.air.ListenerState;
import hubbub.radio.air.MountState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What `/admin/…` answers, in the shapes of Icecast 2.4.
public final class AdminXml {
  /// What all of it but [#streamList] is served as.
  public static final String TYPE = "text/xml; charset=utf-8";

  private static final String ROOT = "icestats";
  private static final String SOURCE = "source";

  private AdminXml() {}

  /// `/admin/stats`: the server, and each mount or the one that is asked for.
  public static String stats(
      Station station, Counts counts, List<MountState> mounts, Optional<String> mount) {
    var all = Particulars.of(station);
    all.put("client_connections", counts.connections() - counts.sources());
    all.put("clients", counts.open());
    all.put("connections", counts.connections());
    all.put("file_connections", 0);
    all.put("listener_connections", counts.listeners());
    all.put("listeners", mounts.stream().mapToInt(MountState::listeners).sum());
    all.put("source_client_connections", counts.sources());
    all.put("source_relay_connections", 0);
    all.put("source_total_connections", counts.sources());
    all.put("sources", mounts.size());
    all.put("stats", 0);
    all.put("stats_connections", 0);
    var xml = new Xml().open(ROOT);
    all.forEach(xml::element);
    for (var each : mounts) {
      if (mount.isEmpty() || mount.get().equals(each.path())) {
        xml.open(SOURCE, "mount", each.path());
        Particulars.ofAdmin(each, station).forEach(xml::element);
        xml.close(SOURCE);
      }
    }
    return xml.close(ROOT).end();
  }

  /// `/admin/listmounts`.
  public static String listMounts(List<MountState> mounts, Instant now) {
    if (mounts.isEmpty()) {
      return new Xml().empty(ROOT).end();
    }
    var xml = new Xml().open(ROOT);
    for (var mount : mounts) {
      xml.open(SOURCE, "mount", mount.path())
          .element("fallback", mount.fallback().orElse(""))
          .element("listeners", mount.listeners())
          .element("Connected", Math.max(0, Duration.between(mount.since(), now).toSeconds()))
          .element("content-type", mount.format().contentType())
          .close(SOURCE);
    }
    return xml.close(ROOT).end();
  }

  /// `/admin/listclients?mount=`. A referrer, where one is known, is told as Icecast 2.5 does;
  /// `lag` are bytes that wait, as Icecast-KH has it.
  public static String listClients(String mount, List<ListenerState> listeners) {
    var xml = new Xml().open(ROOT).open(SOURCE, "mount", mount);
    xml.element("Listeners", listeners.size());
    for (var listener : listeners) {
      xml.open("listener").element("IP", listener.address());
      if (!listener.program().isEmpty()) {
        xml.element("UserAgent", listener.program());
      }
      if (!listener.referrer().isEmpty()) {
        xml.element("referer", listener.referrer());
      }
      xml.element("Connected", listener.connected().toSeconds())
          .element("ID", listener.id())
          .element("lag", listener.late())
          .close("listener");
    }
    return xml.close(SOURCE).close(ROOT).end();
  }

  /// `/admin/streamlist.txt`, as text: what another server would relay.
  public static String streamList(List<MountState> mounts) {
    var text = new StringBuilder();
    mounts.forEach(mount -> text.append(CleanText.of(mount.path(), 1_024)).append("\r\n"));
    return text.toString();
  }

  /// `/admin/killsource`, done.
  public static String sourceRemoved() {
    return response("Source Removed", true);
  }

  /// `/admin/killclient`, done or not.
  public static String clientRemoved(long id, boolean wasThere) {
    return response("Client " + id + (wasThere ? " removed" : " not found"), wasThere);
  }

  /// `/admin/metadata`, done.
  public static String titleTaken() {
    return response("Metadata update successful", true);
  }

  /// `/admin/metadata` for a stream that carries its titles itself. Icecast says this, and still
  /// that all went well.
  public static String titleNotForThisFormat() {
    return response("Mountpoint will not accept URL updates", true);
  }

  /// `/admin/moveclients`, done.
  public static String clientsMoved(String from, String to) {
    return response("Clients moved from " + from + " to " + to, true);
  }

  /// Any other answer.
  public static String response(String message, boolean done) {
    return new Xml()
        .open("iceresponse")
        .element("message", message)
        .element("return", done ? 1 : 0)
        .close("iceresponse")
        .end();
  }
}
