package hubbub.radio.icecast;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;

/// An answer with a short body, in the words that Icecast's programs know and show.
///
/// @param reason what stands behind the status
/// @param type the body's
public record Reply(int status, String reason, String type, String body) {
  /// What a source waits for that sent `Expect: 100-continue`.
  public static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  /// What a source waits for before it sends, or is told beside: Icecast says no more.
  public static final String GO = "HTTP/1.0 200 OK\r\n\r\n";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /// RFC 7617 knows a charset behind it; source programs were written before that.
  private static final String REALM = "Basic realm=\"Hubbub\"";

  /// 200.
  public static Reply of(String type, String body) {
    return new Reply(200, "OK", type, body);
  }

  /// 200, from [AdminXml].
  public static Reply xml(String body) {
    return of(AdminXml.TYPE, body);
  }

  /// 200, from [Playlists].
  public static Reply playlist(Playlists.Playlist playlist) {
    return of(playlist.type(), playlist.text());
  }

  /// `/admin/fallbacks`, done: the one command that answers with a page.
  public static Reply fallbackSet() {
    return of(HTML, page("Admin request successful", "<p>Fallback configured</p>"));
  }

  /// Nothing is on air there.
  public static Reply notFound() {
    return error(404, "File Not Found", "The file you requested could not be found");
  }

  /// A request that can't be done, and why: `Source does not exist`, `Unrecognised command`.
  public static Reply badRequest(String why) {
    return error(400, "Bad Request", why);
  }

  /// Credentials are missing or wrong.
  public static Reply unauthorized() {
    return new Reply(401, "Authentication Required", TEXT, "You need to authenticate\r\n");
  }

  /// Another source is on the mount.
  public static Reply inUse() {
    return forbidden("Mountpoint in use");
  }

  /// Not allowed, and why, in a line that source programs show.
  public static Reply forbidden(String why) {
    return new Reply(403, "Forbidden", TEXT, CleanText.of(why, 500));
  }

  /// Not now, and why.
  public static Reply unavailable(String why) {
    return new Reply(503, "Service Unavailable", TEXT, CleanText.of(why, 500));
  }

  private static Reply error(int status, String reason, String why) {
    var title = "Error " + status;
    var words = "<b>" + status + " - " + Xml.escaped(CleanText.of(why, 500)) + "</b>";
    return new Reply(status, reason, HTML, page(title, words) + "\r\n");
  }

  private static String page(String title, String body) {
    return "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
  }

  /// What goes to the socket, which closes behind it.
  public byte[] bytes(Station station, Instant now) {
    var head = withoutBody(station, now);
    var content = body.getBytes(UTF_8);
    return ByteBuffer.allocate(head.length + content.length).put(head).put(content).array();
  }

  /// What goes to the socket of who asked by `HEAD`.
  public byte[] withoutBody(Station station, Instant now) {
    var head = new Head(status, reason, station, now).add("Content-Type", type);
    if (status == 401) {
      head.add("WWW-Authenticate", REALM);
    }
    return head.fresh().add("Content-Length", body.getBytes(UTF_8).length).bytes();
  }
}
