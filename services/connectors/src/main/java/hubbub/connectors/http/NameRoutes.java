package hubbub.connectors.http;

import hubbub.connectors.names.Names;
import hubbub.connectors.names.NamesConfig;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.regex.Pattern;

/// Says who people on Bluesky are.
public final class NameRoutes {
  private static final Pattern DID =
      Pattern.compile("did:(plc|web):[A-Za-z0-9.:_-]{0,199}[A-Za-z0-9_]");

  private final Names names;

  public NameRoutes(Names names) {
    this.names = names;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/bluesky/names", Access.MESSAGES, this::show);
  }

  private Answer show(Request request) {
    var dids = request.query().texts("did");
    if (dids.isEmpty()) {
      throw Refusal.wrong("did", "whose name?");
    }
    if (dids.size() > NamesConfig.ASKED_MAX) {
      throw Refusal.wrong("did", "at most " + NamesConfig.ASKED_MAX + " people at once");
    }
    if (!dids.stream().allMatch(did -> DID.matcher(did).matches())) {
      throw Refusal.wrong("did", "expected a DID, as did:plc:…");
    }
    return Answer.json(names.of(dids));
  }
}
