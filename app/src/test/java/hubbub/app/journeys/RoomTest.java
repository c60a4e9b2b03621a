package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What a room's page does for whoever writes, reads and keeps order there, with the keyboard, with
/// fingers, and while the server is away.
class RoomTest extends TwoPeople {
  private static final String COMINGS =
      "return [...document.querySelectorAll('chat-log .lines .sys')].map(line => line.innerText)"
          + ".join('\\n')";

  private static final String SWITCH =
      "[...document.querySelectorAll('[role=switch]')].find(one => one.textContent === arguments[0])";

  @Override
  RunningHubbub begin() {
    return RunningHubbub.start(folder.resolve("data"));
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
  }

  @Test
  void names_emotes_and_commands_are_completed_and_picked_with_the_keyboard() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(otto, "good evening");
      awaitLine(ines, "good evening");

      ines.see(BOX).sendKeys("@ot");
      assertThat(ines.see(".choices [aria-selected=true]").getText()).isEqualTo("Otto_K");
      ines.see(BOX).sendKeys(Keys.ENTER);
      assertThat(ines.see(BOX).getDomProperty("value")).isEqualTo("@Otto_K ");
      ines.see(BOX).sendKeys("ot", Keys.TAB, Keys.TAB, ":rock", Keys.TAB, Keys.ENTER);
      awaitLine(otto, "@Otto_K @Otto_K \uD83D\uDE80");
      ines.see(BOX).sendKeys("/slowo", Keys.TAB);
      assertThat(ines.see(BOX).getDomProperty("value")).isEqualTo("/slowoff");
      ines.see(BOX).sendKeys(Keys.ESCAPE, Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
      otto.see(BOX).sendKeys("/slowo");
      Await.until(() -> !otto.shown(".choices"));
      otto.see(BOX).clear();

      otto.see("chat-input [aria-label=Emotes]").click();
      otto.see(".picker [type=search]").sendKeys("snail", Keys.ARROW_DOWN);
      assertThat(otto.count(".emgrid [tabindex='0']")).isEqualTo(1);
      otto.see(".emgrid .emb").sendKeys(Keys.ENTER);
      Await.until(() -> !otto.shown(".picker"));
      otto.see(BOX).sendKeys(Keys.ENTER);
      awaitLine(ines, "\uD83D\uDC0C");
      otto.see(BOX).sendKeys(Keys.ARROW_UP);
      assertThat(otto.see(BOX).getDomProperty("value")).isEqualTo("\uD83D\uDC0C");
    }
  }

  @Test
  void an_emote_of_the_channel_stands_still_for_whoever_wants_nothing_to_move() {
    try (var hubbub = started();
        var calm = new Browser().withoutMotion()) {
      meet(hubbub);
      assertThat(
              ines.run(
                  "return fetch('/api/v1/channels/harbour/chat/emotes/harWave', {method: 'PUT', body:"
                      + " Uint8Array.from(arguments[0])}).then(answer => answer.status)",
                  Moving.redThenBlue()))
          .isEqualTo(201L);
      enter(otto, hubbub);
      otto.see(BOX).sendKeys(":harw");
      otto.see(".choices img");
      otto.see(BOX).sendKeys(Keys.TAB, Keys.ENTER);
      Await.until(() -> ines.count(LINE + " img.em[alt=':harWave:']") == 1);

      calm.open(page(hubbub, "/harbour"));

      calm.see(LINE + " canvas.em");
      assertThat(calm.count(LINE + " img")).isZero();
      Await.untilAsserted(() ->
          assertThat(
                  calm.run(
                      "const still = document.querySelector('.msg canvas.em');"
                          + " return [...still.getContext('2d').getImageData(2, 2, 1, 1).data]"))
              .isEqualTo(List.of(255L, 0L, 0L, 255L)));
      assertThat(calm.see(LINE + " canvas.em").getDomAttribute("aria-label"))
          .isEqualTo(":harWave:");

      ines.see("chat-input [aria-label=Emotes]").click();
      ines.see(".picker [data-tab=channel]").click();
      ines.see(".emadd [name=gone]");
      ines.see(".emadd .btn-hot").click();
      ines.awaitText("This channel has no emotes of its own yet.");
    }
  }

  @Test
  void on_a_phone_a_swipe_answers_and_a_tap_opens_what_can_be_done() {
    try (var hubbub = started();
        var phone = new Browser().asPhone().withTouch()) {
      meet(hubbub);
      say(ines, "who is there?");
      register(phone, hubbub, "Ada_L");
      enter(phone, hubbub);
      awaitLine(phone, "who is there?");
      var line = lineOf(phone, "who is there?");

      phone.swipe(line, 30);
      assertThat(phone.shown("chat-input .reto")).isFalse();
      phone.swipe(line, 90);
      assertThat(phone.see("chat-input .reto").getText()).contains("replying to Ines");
      say(phone, "me");
      awaitLine(ines, "me");
      assertThat(ines.see(LINE + " .re").getText()).contains("who is there?");

      phone.run("document.activeElement.blur()");
      phone.swipe(line, 0);
      assertThat(phone.see("dialog.sheet").getText())
          .contains("Reply", "Copy")
          .doesNotContain("Ban");
      assertThat(phone.barriers()).isEmpty();
      phone.see("dialog.sheet button").click();
      assertThat(phone.see("chat-input .reto").getText()).contains("replying to Ines");
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void what_was_deleted_is_nowhere_in_the_page_of_those_who_may_not_read_it() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(ines, "who is there?");
      awaitLine(otto, "who is there?");
      otto.see(lineOf(otto, "who is there?")).sendKeys("r");
      say(otto, "a secret");
      awaitLine(ines, "a secret");
      register(otto, hubbub, "Ada_L");
      enter(otto, hubbub);
      awaitLine(otto, "a secret");
      otto.see(LINE + " .re").click();
      Await.until(() -> otto.count(".thread .msg") == 2);

      ines.see(lineOf(ines, "a secret")).sendKeys(Keys.DELETE);

      Await.until(() -> otto.count(LINE + ".gone") == 1);
      Await.until(() -> otto.count(".thread .msg.gone") == 1);
      otto.run("document.querySelector(\"chat-log .nm[data-login='otto_k']\").click()");
      assertThat(otto.see("chat-card .lastm").getText()).contains("message deleted");
      assertThat((String) otto.run("return document.documentElement.outerHTML"))
          .doesNotContain("a secret");
      assertThat(ines.see(LINE + ".gone").getText()).contains("a secret");
    }
  }

  @Test
  void a_card_says_who_somebody_is_and_gives_moderators_what_they_need() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(otto, "first things");
      awaitLine(ines, "first things");

      ines.run("document.querySelector('chat-log .nm').click()");
      Await.untilAsserted(() ->
          assertThat(ines.see("chat-card .ucard").getText())
              .contains("Otto_K", "first things", "today", "account since"));
      ines.see("chat-card [name=note]").sendKeys("watch out", Keys.ENTER);
      Await.untilAsserted(
          () -> assertThat(ines.see("chat-card .cardlog").getText()).contains("ines: watch out"));
      ines.run(
          "[...document.querySelectorAll('chat-card .tos button')].find(b => b.textContent === '1 m')"
              + ".click()");
      otto.awaitText("otto_k timed out for 1 min");
      Await.until(() -> otto.count(LINE + ".gone") == 1);
      say(otto, "may I?");
      Await.until(() -> otto.see("#say-why").getText().startsWith("You may not speak here until"));
      ines.run(
          "[...document.querySelectorAll('chat-card .btn')].find(b => b.textContent === 'Let speak')"
              + ".click()");
      otto.awaitText("otto_k may speak again");
      otto.see(BOX).sendKeys(Keys.ENTER);
      awaitLine(ines, "may I?");
      ines.see("chat-card [aria-label=Close]").click();
      assertThat(ines.shown("chat-card .ucard")).isFalse();
    }
  }

  @Test
  void who_keeps_order_sees_what_was_done_and_takes_it_back() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(ines, "/block spoil*");
      say(otto, "hello");
      awaitLine(ines, "hello");
      say(ines, "/ban otto_k rude");
      otto.awaitText("otto_k banned");

      ines.see("[aria-label='Chat settings']").click();
      ines.see(".chat-menu > button:last-child").click();

      Await.untilAsserted(() ->
          assertThat(ines.see("dialog.order").getText())
              .contains("otto_k", "for good, by ines, rude", "spoil*", "ban otto_k"));
      for (var theme : List.of("light", "dark")) {
        ines.theme(theme);
        assertThat(ines.barriers()).as(theme).isEmpty();
      }
      ines.see("[aria-label='Let speak: otto_k']").click();
      otto.awaitText("otto_k may speak again");
      ines.awaitText("Everybody may speak.");
      ines.see("[aria-label='Allow again: spoil*']").click();
      ines.awaitText("No word is blocked.");
      ines.see("dialog.order [name=pattern]").sendKeys("boo", Keys.ENTER);
      ines.see("[aria-label='Allow again: boo']");
      ines.see("dialog.order .btn").click();
      assertThat(ines.shown("dialog.order")).isFalse();
      assertThat(ines.complaints()).isEmpty();
    }
  }

  @Test
  void new_lines_are_read_out_to_whoever_wants_it_and_what_names_me_always() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(otto, "nobody reads this out");
      awaitLine(ines, "nobody reads this out");
      assertThat(readOut()).isEmpty();
      say(otto, "but this, @Ines");
      Await.untilAsserted(() -> assertThat(readOut()).isEqualTo("Otto_K: but this, @Ines"));

      ines.see("[aria-label='Chat settings']").click();
      ines.run(SWITCH + ".click()", "Read new messages aloud");
      Await.untilAsserted(() -> assertThat(readOut()).isEqualTo("New messages are read out."));
      say(otto, "and this");

      // Soon after something else it waits for the next digest.
      Await.untilAsserted(() -> assertThat(readOut()).isIn("Otto_K: and this", "1 message"));
      assertThat(ines.see("chat-log .log").getDomAttribute("aria-live")).isEqualTo("off");
    }
  }

  private static String readOut() {
    return (String) ines.run("return document.querySelector('chat-reader div').textContent");
  }

  @Test
  void who_comes_is_told_to_whoever_wants_to_know() {
    try (var hubbub = started();
        var late = new Browser()) {
      meet(hubbub);
      otto.see("[aria-label='Chat settings']").click();
      otto.run(SWITCH + ".click()", "Who comes and goes");

      late.open(page(hubbub, "/harbour"));

      // The other one may be told of, too, if they came just before: beside or behind the guest.
      Await.untilAsserted(
          () -> assertThat(otto.run(COMINGS).toString()).containsPattern("\\w+\\d+\\b.* came in"));
      assertThat(ines.count("chat-log .lines .sys")).isZero();
      enter(otto, hubbub);
      otto.see("[aria-label='Chat settings']").click();
      assertThat(
              otto.run("return " + SWITCH + ".getAttribute('aria-checked')", "Who comes and goes"))
          .isEqualTo("true");
    }
  }

  @Test
  void a_line_that_was_not_sent_outlives_the_page_it_was_written_on() {
    try (var hubbub = started()) {
      meet(hubbub);
      hubbub.kill();
      otto.awaitText("Reconnecting");
      say(otto, "said while it was away");
      otto.see(BOX).sendKeys("half a thought");
      otto.open("about:blank");

      try (var again = again(hubbub)) {
        again.awaitReady();
        otto.open(page(hubbub, "/harbour"));

        awaitLine(ines, "said while it was away");
        awaitLine(otto, "said while it was away");
        Await.until(() -> !otto.shown(".unsent .msg"));
        assertThat(lines(ines)).doesNotHaveDuplicates();
        assertThat(otto.see(BOX).getDomProperty("value")).isEqualTo("half a thought");
      }
    }
  }

  @Test
  void a_room_that_cannot_be_had_yet_is_waited_for() {
    try (var hubbub = started()) {
      meet(hubbub);

      otto.run(
          """
          const Real = WebSocket;
          let first = true;
          window.told = [];
          window.WebSocket = class extends Real {
            send(text) {
              if (!first) { super.send(text); return; }
              first = false;
              const refused = {kind: 'refused', request: 'join', reason: 'not_now', detail: 'not yet'};
              this.onmessage({data: JSON.stringify(refused)});
            }
          };
          const room = new (document.querySelector('channel-page').room.constructor)('harbour');
          for (const kind of ['lost', 'closed', 'joined']) {
            room.addEventListener(kind, () => window.told.push(kind));
          }
          room.begin()\
          """);

      Await.untilAsserted(
          () -> assertThat(otto.run("return window.told")).isEqualTo(List.of("lost", "joined")));
    }
  }
}
