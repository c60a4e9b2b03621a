package hubbub.connectors.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.Ledger;
import hubbub.connectors.domain.NewRun;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Starts, lists, shows and ends runs.
public final class RunRoutes {
  private static final String RUNS = "/api/v1/runs";
  private static final Pattern ID = Pattern.compile("[0-9a-z]{1,40}");
  private static final List<String> STATES =
      List.of("connecting", "live", "waiting", "ended", "running");

  private final Desk desk;
  private final Ledger ledger;

  public RunRoutes(Desk desk, Ledger ledger) {
    this.desk = desk;
    this.ledger = ledger;
  }

  public void hang(Routes routes) {
    routes.post(RUNS, Access.CONTROL, this::start);
    routes.get(RUNS, Access.CONTROL, this::list);
    routes.get(RUNS + "/{id}", Access.CONTROL, this::show);
    routes.delete(RUNS + "/{id}", Access.CONTROL, this::end);
  }

  /// A run as it is asked for.
  ///
  /// @param lasts ISO 8601 or short, e.g. `PT10M`, `10m`
  /// @param budget what it may cost, in US dollars
  record Wish(
      List<String> channels,
      @Nullable String name,
      @JsonProperty("for") @Nullable String lasts,
      @Nullable Long untilMessages,
      @Nullable BigDecimal budget) {}

  private Answer start(Request request) {
    var wish = request.json(Wish.class);
    var wanted =
        new NewRun(
            wish.channels(),
            wish.name(),
            Starting.lasts(wish.lasts()),
            wish.untilMessages(),
            wish.budget());
    var run = Starting.begin(desk, wanted, UnaryOperator.identity());
    return Answer.created(RUNS + "/" + run.id(), RunJson.of(run));
  }

  private Answer list(Request request) {
    var query = request.query();
    var state = query.choice("state", STATES).orElse(null);
    var limit = query.limit();
    var cursor = query.text("cursor").orElse(null);
    if (cursor != null && !ID.matcher(cursor).matches()) {
      throw Refusal.wrong("cursor", "is none of ours");
    }
    var runs = ledger.list(state, cursor, limit + 1);
    var more = runs.size() > limit;
    var page = more ? runs.subList(0, limit) : runs;
    return Answer.json(
        new RunJson.Page(
            page.stream().map(RunJson::of).toList(), more ? page.getLast().id() : null));
  }

  private Answer show(Request request) {
    return ledger
        .find(request.path("id"))
        .map(run -> Answer.json(RunJson.of(run)))
        .orElseThrow(RunRoutes::missing);
  }

  private Answer end(Request request) {
    var data = request.query().choice("data", List.of("keep", "delete")).orElse("keep");
    return switch (Starting.orAway(() -> desk.end(request.path("id"), data.equals("delete")))) {
      case DONE -> Answer.noContent();
      case MISSING -> throw missing();
      case ELSEWHERE -> throw Refusal.elsewhere("another process listens for this run");
    };
  }

  private static Refusal missing() {
    return Refusal.notFound("there is no such run");
  }
}
