package hubbub.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All routes, found by walking the segments of a path. Written while services are joined, read for
/// every request. A page and a WebSocket may share a path.
final class RouteTable {
  private final Place root = new Place();
  private final List<Hung> all = new ArrayList<>();

  /// A route and who answers on it; just one of the two.
  record Hung(
      Routes.Route route,
      List<String> segments,
      @Nullable Handler handler,
      @Nullable SocketHandler socket) {}

  /// What a path led to.
  ///
  /// @param byMethod the routes that hang there; a WebSocket that nothing shares its path with is
  ///   its `GET`. Never empty
  /// @param socket the WebSocket there
  /// @param segments the path's own, as they were sent
  record Found(Map<String, Hung> byMethod, @Nullable Hung socket, List<String> segments) {}

  private static final class Place {
    private final Map<String, Place> fixed = new HashMap<>();
    private final Hook hook = new Hook();
    private final Hook rest = new Hook();
    private @Nullable Place parameter;
  }

  /// What hangs at one path.
  private static final class Hook {
    private final Map<String, Hung> byMethod = new TreeMap<>();
    private @Nullable Hung socket;

    boolean isEmpty() {
      return byMethod.isEmpty() && socket == null;
    }

    /// @return whether there was room for it
    boolean hang(Hung hung) {
      if (hung.route().socket()) {
        var free = socket == null;
        socket = hung;
        return free;
      }
      return byMethod.putIfAbsent(hung.route().method(), hung) == null;
    }

    Map<String, Hung> all() {
      if (socket == null || byMethod.containsKey("GET")) {
        return byMethod;
      }
      var all = new TreeMap<>(byMethod);
      all.put("GET", socket);
      return all;
    }
  }

  synchronized void add(Hung hung) {
    var place = root;
    var hook = root.hook;
    for (var segment : hung.segments()) {
      if (isRest(segment)) {
        hook = place.rest;
        break;
      }
      place = isParameter(segment) ? parameter(place) : fixed(place, segment);
      hook = place.hook;
    }
    if (!hook.hang(hung)) {
      throw new IllegalStateException("hung twice: " + hung.route());
    }
    all.add(hung);
  }

  synchronized List<Routes.Route> all() {
    return all.stream().map(Hung::route).toList();
  }

  /// Whether a route begins with that very segment.
  synchronized boolean begins(String segment) {
    return root.fixed.containsKey(segment);
  }

  /// Finds what hangs at a path, or null.
  synchronized @Nullable Found find(String path) {
    var segments = split(path);
    var hook = find(root, segments, 0);
    return hook == null ? null : new Found(hook.all(), hook.socket, segments);
  }

  /// `/a/b` has the segments `a` and `b`, `/` has none.
  static List<String> split(String path) {
    if (path.length() < 2) {
      return List.of();
    }
    var segments = new ArrayList<String>(6);
    var from = 1;
    for (var slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', from)) {
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
    segments.add(path.substring(from));
    return segments;
  }

  static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  static boolean isRest(String segment) {
    return isParameter(segment) && segment.endsWith("*}");
  }

  private static Place fixed(Place place, String segment) {
    return place.fixed.computeIfAbsent(segment, _ -> new Place());
  }

  private static Place parameter(Place place) {
    if (place.parameter == null) {
      place.parameter = new Place();
    }
    return place.parameter;
  }

  /// As deep as the routes are at most, however long the path is.
  private static @Nullable Hook find(Place place, List<String> segments, int at) {
    if (at == segments.size()) {
      return place.hook.isEmpty() ? null : place.hook;
    }
    var segment = segments.get(at);
    var fixed = place.fixed.get(segment);
    var found = fixed == null ? null : find(fixed, segments, at + 1);
    if (found == null && place.parameter != null && !segment.isEmpty()) {
      found = find(place.parameter, segments, at + 1);
    }
    return found == null && !place.rest.isEmpty() ? place.rest : found;
  }
}
