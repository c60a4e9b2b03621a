package hubbub.mood.http;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.mood.corrections.Corrections;
import hubbub.mood.corrections.Taught;
import hubbub.mood.domain.Crowds;
import hubbub.mood.domain.Moods;
import hubbub.mood.domain.Step;
import hubbub.mood.domain.Sums;
import hubbub.mood.domain.Window;
import hubbub.mood.domain.Word;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /mood/{platform}/{channel}`, its series, and `POST /mood/classify`.
public final class MoodRoutes {
  private static final int WHY_MAX = 5;
  private static final int POINTS_MAX = 10_000;

  /// Of what everybody may ask: a day of minutes.
  private static final int OWN_POINTS_MAX = 1_440;

  private static final int POINTS_DEFAULT = 300;
  private static final Duration WHY_REACHES = Duration.ofMinutes(1);
  private static final List<String> STEPS = Arrays.stream(Step.values()).map(Step::word).toList();

  private final Crowds crowds;
  private final Moods moods;
  private final Corrections corrections;
  private final Clock clock;
  private final Duration secondsKept;
  private final Duration tensKept;

  public MoodRoutes(
      Crowds crowds,
      Moods moods,
      Corrections corrections,
      Clock clock,
      Duration secondsKept,
      Duration tensKept) {
    this.crowds = crowds;
    this.moods = moods;
    this.corrections = corrections;
    this.clock = clock;
    this.secondsKept = secondsKept;
    this.tensKept = tensKept;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/mood/{platform}/{channel}", Access.FIGURES, this::mood);
    routes.get(
        "/api/v1/mood/{platform}/{channel}/series",
        Access.FIGURES,
        request -> series(request, Channels.of(request), POINTS_MAX));
    // Everybody may read what is said in a channel of ours, so how it feels is no secret.
    routes.get(
        "/api/v1/mood/" + OwnChannel.PLATFORM + "/{channel}/series",
        Access.OPEN,
        request -> series(request, Channels.own(request), OWN_POINTS_MAX));
    routes.post("/api/v1/mood/classify", Access.FIGURES, this::classify);
    routes.document("mood", "openapi/mood.yaml");
  }

  private Answer mood(Request request) {
    var channel = Channels.of(request);
    var now = clock.instant();
    var mood = crowds.mood(channel, now);
    var word = mood.word();
    // Texts are for those who may read messages; the others see the figures alone.
    var why =
        word == null || !request.may(Access.MESSAGES)
            ? List.<MoodAnswers.Why>of()
            : why(channel, word, now);
    return Answer.json(MoodAnswers.mood(mood, why));
  }

  private List<MoodAnswers.Why> why(Channel channel, Word word, Instant now) {
    var sign =
        switch (word) {
          case SOUR, LOW -> -1;
          case EVEN, SPLIT, UNREAD -> 0;
          case WARM, HYPED -> 1;
        };
    return moods.strongest(channel, sign, now.minus(WHY_REACHES), WHY_MAX).stream()
        .map(strong ->
            new MoodAnswers.Why(
                strong.messageId(),
                strong.text(),
                MoodAnswers.rounded((double) strong.score() / Sums.UNIT),
                MoodAnswers.parts(corrections.of(channel).explain(strong.text()))))
        .toList();
  }

  private Answer series(Request request, Channel channel, int pointsMax) {
    var query = request.query();
    var word = query.choice("step", STEPS).orElse("10s");
    var step = Arrays.stream(Step.values()).filter(s -> s.word().equals(word)).findFirst().get();
    var now = clock.instant();
    var to = query.instant("to").orElse(now);
    var from =
        query.instant("from").orElseGet(() -> to.minusMillis(step.millis() * POINTS_DEFAULT));
    return Answer.json(series(channel, step, from, to, pointsMax, now));
  }

  private MoodAnswers.Series series(
      Channel channel, Step step, Instant from, Instant to, int pointsMax, Instant now) {
    var first = step.begin(millis("from", from));
    var end = millis("to", to);
    if (end <= first) {
      throw Refusal.wrong("to", "it must be after from");
    }
    if ((end - first) / step.millis() >= pointsMax) {
      throw Refusal.wrong(
          "step", "that would be more than " + pointsMax + " points; take a longer step");
    }
    refuseForgotten(step, first, now);
    var sums = moods.series(channel, step, Instant.ofEpochMilli(first), to);
    var points = new ArrayList<MoodAnswers.Point>();
    for (var at = first; at < end; at += step.millis()) {
      var window = Window.of(sums.getOrDefault(at, Sums.NONE));
      points.add(MoodAnswers.point(Instant.ofEpochMilli(at), window));
    }
    return new MoodAnswers.Series(channel, step.millis() / 1000, points);
  }

  /// Sums of a step that were let go would look like silence.
  private void refuseForgotten(Step step, long first, Instant now) {
    var kept =
        switch (step) {
          case SECOND -> secondsKept;
          case TEN_SECONDS -> tensKept;
          case MINUTE, HOUR -> null;
        };
    if (kept != null && first + step.millis() < now.minus(kept).toEpochMilli()) {
      throw Refusal.wrong(
          "step", "steps of " + step.word() + " are not kept for so long; take a longer one");
    }
  }

  private Answer classify(Request request) {
    var asked = request.json(Texts.class);
    var model = asked.channel() == null ? Taught.NOTHING : corrections.of(asked.channel());
    var results =
        asked.texts().stream()
            .map(text -> MoodAnswers.result(model.explain(text), model.isCorrected(text)))
            .toList();
    return Answer.json(new MoodAnswers.Results(results));
  }

  private static long millis(String field, @Nullable Instant at) {
    try {
      return at == null ? 0 : at.toEpochMilli();
    } catch (ArithmeticException e) {
      throw Refusal.wrong(field, "it is too far away");
    }
  }

  /// What `POST /mood/classify` takes.
  ///
  /// @param channel whose corrections count; null for nobody's
  record Texts(List<String> texts, @Nullable Channel channel) {}
}
