package hubbub.connectors.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.NewRun;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts a run that follows words: a channel for each word on each platform.
public final class LaunchRoutes {
  private static final String BLUESKY = "bluesky";
  private static final String X = "x";
  private static final Launched LAUNCHED = new Launched(true);

  private final Desk desk;

  public LaunchRoutes(Desk desk) {
    this.desk = desk;
  }

  public void hang(Routes routes) {
    routes.post("/launch", Access.CONTROL, this::launch);
    routes.post("/api/v1/launch", Access.CONTROL, this::launch);
  }

  /// Words to follow.
  ///
  /// @param platforms `bluesky`, `x`; null for X where a key and a cap are set or a budget is
  ///   given, else Bluesky
  /// @param lasts ISO 8601 or short, e.g. `PT10M`, `10m`
  /// @param budget what it may cost, in US dollars
  record Wish(
      List<String> track,
      @Nullable List<String> platforms,
      @JsonProperty("for") @Nullable String lasts,
      @Nullable BigDecimal budget,
      @Nullable String name) {}

  record Launched(boolean processStarted) {}

  private Answer launch(Request request) {
    var wish = request.json(Wish.class);
    var platforms = platforms(wish);
    var channels = new ArrayList<String>();
    for (var platform : platforms) {
      for (var word : wish.track()) {
        channels.add(platform + "/" + word);
      }
    }
    var wanted =
        new NewRun(channels, wish.name(), Starting.lasts(wish.lasts()), null, wish.budget());
    Starting.begin(desk, wanted, field -> field(field, wish.track().size()));
    return Answer.json(LAUNCHED);
  }

  private List<String> platforms(Wish wish) {
    var named = wish.platforms();
    if (named == null) {
      return List.of(desk.unready(X, wish.budget()).isEmpty() ? X : BLUESKY);
    }
    for (var i = 0; i < named.size(); i++) {
      var field = "/platforms/" + i;
      desk.unready(named.get(i), wish.budget())
          .ifPresent(why -> {
            throw Refusal.wrong(field, why);
          });
    }
    return named;
  }

  /// The words stand in the run's channels once for each platform.
  private static String field(String ofRun, int words) {
    var channel = "/channels/";
    if (ofRun.equals("/channels")) {
      return "/track";
    }
    return ofRun.startsWith(channel)
        ? "/track/" + Integer.parseInt(ofRun.substring(channel.length())) % words
        : ofRun;
  }
}
