package hubbub.chat.http;

import hubbub.chat.store.SqlOwnData;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// What chat holds of whoever asks, as a file.
final class OwnDataRoutes {
  private final SqlOwnData data;

  OwnDataRoutes(SqlOwnData data) {
    this.data = data;
  }

  void hang(Routes routes) {
    routes.get("/api/v1/chat/export.ndjson", Access.ACCOUNT, this::export);
  }

  private Answer export(Request request) {
    var account =
        request
            .caller()
            .account()
            .orElseThrow(() -> new Refusal(403, "only an account has something here", List.of()));
    return Answer.stream("application/x-ndjson", out -> write(account.id(), out))
        .with("Content-Disposition", "attachment; filename=\"hubbub-chat.ndjson\"")
        .with("Cache-Control", "no-store");
  }

  private void write(String personId, OutputStream out) throws IOException {
    var buffered = new BufferedOutputStream(out);
    data.each(
        personId,
        piece -> {
          buffered.write(Json.bytes(piece));
          buffered.write('\n');
        });
    buffered.flush();
  }
}
