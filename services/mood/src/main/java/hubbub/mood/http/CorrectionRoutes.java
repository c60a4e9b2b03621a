package hubbub.mood.http;

import hubbub.mood.corrections.Correction;
import hubbub.mood.store.SqlCorrections;
import hubbub.moodmodel.Label;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `/mood/{platform}/{channel}/corrections`: lists them (which is their export), keeps one, takes
/// one back.
public final class CorrectionRoutes {
  private static final String CORRECTIONS = "/api/v1/mood/{platform}/{channel}/corrections";
  private static final String REHEARSAL = "rehearsal";

  private final SqlCorrections corrections;

  public CorrectionRoutes(SqlCorrections corrections) {
    this.corrections = corrections;
  }

  public void hang(Routes routes) {
    routes.get(CORRECTIONS, Access.MESSAGES, this::list);
    routes.post(CORRECTIONS, Access.CONTROL, this::correct);
    routes.delete(CORRECTIONS + "/{id}", Access.CONTROL, this::takeBack);
  }

  /// A correction as it is asked for.
  record Wish(String text, String label, @Nullable String messageId, @Nullable String authorId) {}

  record Shown(
      String id,
      String text,
      String label,
      @Nullable String messageId,
      @Nullable String authorId,
      Instant at) {
    static Shown of(Correction kept) {
      return new Shown(
          Long.toString(kept.id()),
          kept.text(),
          kept.label().word(),
          kept.messageId(),
          kept.authorId(),
          kept.at());
    }
  }

  record Listed(List<Shown> corrections) {}

  private Answer list(Request request) {
    var kept = corrections.list(Channels.of(request));
    return Answer.json(new Listed(kept.stream().map(Shown::of).toList()));
  }

  private Answer correct(Request request) {
    var channel = Channels.of(request);
    var wish = request.json(Wish.class);
    if (wish.text().isBlank()) {
      throw Refusal.wrong("/text", "it must say something");
    }
    var label = Label.valueOf(wish.label().toUpperCase(Locale.ROOT));
    if (channel.platform().equals(REHEARSAL)) {
      throw Refusal.wrong("platform", "nothing of a rehearsal is kept");
    }
    var asked = new SqlCorrections.Wish(wish.text(), label, wish.messageId(), wish.authorId());
    return switch (corrections.keep(channel, asked)) {
      case SqlCorrections.Kept.Now(var kept) -> {
        corrections.know();
        yield Answer.created(request.uri().getPath() + "/" + kept.id(), Shown.of(kept));
      }
      case SqlCorrections.Kept.Full() ->
          throw Refusal.clash(
              "there are "
                  + Correction.CHANNEL_MAX
                  + " corrections of this channel, or "
                  + Correction.ALL_MAX
                  + " of all, and no more are kept; take one back first");
      case SqlCorrections.Kept.NotKept() ->
          throw Refusal.clash("nothing that this person says is kept");
    };
  }

  private Answer takeBack(Request request) {
    var id = request.path("id");
    if (!id.matches("[0-9]{1,18}")
        || !corrections.remove(Channels.of(request), Long.parseLong(id))) {
      throw Refusal.notFound("there is no such correction");
    }
    corrections.know();
    return Answer.noContent();
  }
}
