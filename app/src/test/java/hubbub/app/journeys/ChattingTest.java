package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// Two people in one room where all is one process, and what is the pages' own.
class ChattingTest extends ChattingJourneys {
  @Override
  RunningHubbub begin() {
    return RunningHubbub.start(folder.resolve("data"));
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
  }

  @Test
  void what_is_refused_stays_in_the_box_with_the_reason() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(ines, "/slow 30");
      otto.awaitText("Slow mode, one message per 30 s");
      say(otto, "first");
      awaitLine(otto, "first");
      assertThat(otto.see("chat-input .box .btn").getText()).endsWith("s");

      say(otto, "second");

      Await.until(() -> otto.see("#say-why").getText().contains("Slow mode"));
      assertThat(otto.see(BOX).getDomProperty("value")).isEqualTo("second");
      say(ines, "/timeout otto_k 600");
      ines.awaitText("otto_k timed out for 10 min");
      say(ines, "/slowoff");
      Await.until(() -> !otto.shown("chat-rules .mode"));
      otto.see(BOX).sendKeys(Keys.ENTER);
      Await.until(() -> otto.see("#say-why").getText().startsWith("You may not speak here until"));
      assertThat(otto.see(BOX).getDomProperty("value")).isEqualTo("second");
    }
  }

  @Test
  void a_busy_room_keeps_500_lines_and_nothing_moves_under_who_reads() {
    try (var hubbub = started()) {
      meet(hubbub);
      var add =
          """
          const log = document.querySelector('chat-log');
          const author = {id: '9', login: 'crowd', name: 'Crowd', color: null, roles: []};
          log.add(Array.from({length: arguments[1]}, (_, n) => ({id: `x${arguments[0]}-${n}`,
            kind: 'message', author, text: `line ${arguments[0]}-${n}`, emotes: [], mentions: [],
            reply: null, first: false, at: new Date().toISOString(), deleted: null})))\
          """;
      for (var batch = 0; batch < 4; batch++) {
        otto.run(add, batch, 200);
        awaitLine(otto, "line " + batch + "-199");
      }
      assertThat(otto.count(LINE)).isEqualTo(500);

      otto.run("document.querySelector('chat-log .log').scrollTop = -2000");
      Await.until(() -> (boolean) otto.run("return document.querySelector('chat-log').isPaused"));
      var before = lines(otto);
      otto.run(add, 4, 120);
      Await.until(() -> otto.shown("chat-log .newpill"));
      assertThat(otto.see("chat-log .newpill").getText()).isEqualTo("99+ new messages");
      assertThat(lines(otto)).isEqualTo(before);

      otto.see("chat-log .newpill").click();
      awaitLine(otto, "line 4-119");
      assertThat(otto.count(LINE)).isEqualTo(500);
    }
  }

  @Test
  void nobody_is_kept_out_of_a_room_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(otto, "good evening @Ines");
      awaitLine(ines, "good evening @Ines");
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          look(own, hubbub, phone ? "a guest, phone" : "a guest");
          logIn(own, hubbub);
          look(own, hubbub, phone ? "its owner, phone" : "its owner");
          own.run("document.querySelector('chat-log .nm').click()");
          own.see("chat-card .ucard");
          assertThat(own.barriers()).as("card").isEmpty();
        }
      }
    }
  }

  private static void look(Browser own, RunningHubbub hubbub, String who) {
    own.open(page(hubbub, "/harbour"));
    Await.until(() -> own.count(LINE) > 0);
    for (var theme : List.of("light", "dark")) {
      own.theme(theme);
      assertThat(own.barriers()).as(who + ", " + theme).isEmpty();
    }
    assertThat(own.hostsAsked()).isEmpty();
    assertThat(own.complaints()).as(who).isEmpty();
    assertThat(own.run(Browser.SCROLLS)).as(who + ": scrolls sideways").isEqualTo(false);
  }
}
