package hubbub.platform.observe;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Settings that can be changed while the house runs, over HTTP.
final class SettingsRoutes {
  private final LiveSettings settings;

  SettingsRoutes(LiveSettings settings) {
    this.settings = settings;
  }

  void hang(Routes routes) {
    routes.get(LiveSettings.PATH, Access.OWNER, _ -> all());
    routes.add("PATCH", LiveSettings.PATH, Access.OWNER, this::change);
  }

  private Answer all() {
    return Answer.json(new LiveSettings.All(settings.all(), null));
  }

  private Answer change(Request request) {
    var wishes = new TreeMap<String, Optional<String>>();
    Map<?, ?> body = request.json(Map.class);
    body.forEach((key, value) ->
        wishes.put(String.valueOf(key), Optional.ofNullable(value).map(Object::toString)));
    settings.change(wishes, request.caller().name());
    return all();
  }
}
