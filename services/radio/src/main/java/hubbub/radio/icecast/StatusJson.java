package hubbub.radio.icecast;

import hubbub.platform.json.Json;
import hubbub.radio.air.MountState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// `/status-json.xsl`, which web players and panels read. As in Icecast: no `source` where nothing
/// is on air, an object for one, an array for several, and a `dummy` at each object's end.
///
/// Unlike Icecast, a text stays a text when it looks like a number. There a title `1979` becomes a
/// number, `007` no JSON at all; every reader must take texts, as most titles are.
public final class StatusJson {
  /// What it is served as.
  public static final String TYPE = "application/json; charset=UTF-8";

  private StatusJson() {}

  /// @param mounts all that are on air; those that ask not to stand in public lists are told of, as
  ///   in Icecast: this is how programs find the mount that they were given
  /// @param mount the path of the one that is asked for, if it is one only
  public static String of(Station station, List<MountState> mounts, Optional<String> mount) {
    var sources =
        mounts.stream()
            .filter(each -> mount.isEmpty() || mount.get().equals(each.path()))
            .map(each -> ended(Particulars.of(each, station)))
            .toList();
    var all = Particulars.of(station);
    if (sources.size() == 1) {
      all.put("source", sources.getFirst());
    } else if (!sources.isEmpty()) {
      all.put("source", sources);
    }
    return Json.write(Map.of("icestats", ended(all)));
  }

  private static Map<String, Object> ended(SortedMap<String, Object> object) {
    var all = new LinkedHashMap<String, Object>(object);
    all.put("dummy", null);
    return all;
  }
}
