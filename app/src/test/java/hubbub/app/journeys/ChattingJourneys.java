package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What depends on how many processes there are; [ChattingTest] has what is the pages' own.
abstract class ChattingJourneys extends TwoPeople {
  @Test
  void two_people_talk_answer_and_one_keeps_order() {
    try (var hubbub = started()) {
      meet(hubbub);

      say(otto, "good evening @Ines");
      awaitLine(ines, "good evening @Ines");
      awaitLine(otto, "good evening @Ines");
      assertThat(ines.count(LINE + ".hit .at")).isEqualTo(1);
      assertThat(otto.count(LINE + ".own")).isEqualTo(1);

      ines.see(lineOf(ines, "good evening @Ines")).sendKeys("r");
      assertThat(ines.see("chat-input .reto").getText()).contains("replying to Otto_K");
      say(ines, "and to you");
      awaitLine(otto, "and to you");
      assertThat(otto.see(LINE + " .re").getText()).contains("Otto_K", "good evening");

      var markup = "<img src=x onerror=\"document.title=1\"> <b>hi</b> \u202Etxet";
      otto.run(
          "const box = document.querySelector(arguments[0]); box.value = arguments[1];"
              + " box.dispatchEvent(new Event('input'))",
          BOX,
          markup);
      otto.see(BOX).sendKeys(Keys.ENTER);
      Await.until(() -> lines(ines).stream().anyMatch(line -> line.contains("<b>hi")));
      assertThat(ines.count(LINE + " img, " + LINE + " .tx b")).isZero();

      ines.see(lineOf(ines, "good evening @Ines")).sendKeys(Keys.DELETE);
      Await.until(() -> otto.count(LINE + ".gone") == 1);
      otto.awaitText("message deleted");
      assertThat(otto.see(LINE + ".gone").getText()).doesNotContain("good evening");
      assertThat(ines.see(LINE + ".gone").getText()).contains("good evening", "deleted by");
      assertThat(ines.complaints()).isEmpty();
      assertThat(otto.complaints()).isEmpty();
      assertThat(otto.hostsAsked()).isEmpty();
    }
  }

  @Test
  void an_irc_client_and_two_browsers_are_in_one_room() {
    try (var hubbub = started()) {
      meet(hubbub);
      try (var bot = hubbub.irc().enter(hubbub.bot("Robo_B"), "harbour")) {
        bot.say("PRIVMSG #harbour :hello @Ines, I am new");
        awaitLine(ines, "hello @Ines, I am new");
        awaitLine(otto, "hello @Ines, I am new");
        assertThat(ines.count(LINE + ".hit .at")).isEqualTo(1);
        assertThat(otto.see(LINE).getText()).contains("Robo_B", "first time here");

        say(otto, "welcome");
        assertThat(bot.hearUntil("PRIVMSG #harbour :welcome")).contains("display-name=Otto_K");
        ines.see(lineOf(ines, "hello @Ines, I am new")).sendKeys("r");
        say(ines, "hello yourself");
        assertThat(bot.hearUntil("PRIVMSG #harbour :"))
            .contains("reply-parent-user-login=robo_b", "hello yourself");
        ines.see("[aria-label='Who is here']").click();
        Await.untilAsserted(
            () -> assertThat(ines.see(".people").getText()).contains("Ines", "Otto_K", "Robo_B"));
        ines.see("[aria-label='Who is here']").click();

        ines.see(lineOf(ines, "hello @Ines, I am new")).sendKeys(Keys.DELETE);
        assertThat(bot.hearUntil("CLEARMSG")).contains("login=robo_b");
        Await.until(() -> otto.count(LINE + ".gone") == 1);
        say(ines, "/slow 20");
        assertThat(bot.hearUntil("ROOMSTATE")).contains("slow=20");
        say(ines, "/timeout robo_b 600 enough");
        assertThat(bot.hearUntil("CLEARCHAT")).contains("ban-duration=600", ":robo_b");
        otto.awaitText("robo_b timed out for 10 min");
        bot.say("PRIVMSG #harbour :still here");
        assertThat(bot.hearUntil("NOTICE")).contains("msg-id=msg_timedout");
        assertThat(lines(otto)).doesNotContain("still here");
      }
    }
  }

  @Test
  void a_kill_eats_no_draft_and_no_line() {
    try (var hubbub = started()) {
      meet(hubbub);
      say(otto, "before");
      awaitLine(ines, "before");
      otto.see(BOX).sendKeys("half a thought");

      hubbub.kill();

      otto.awaitText("Reconnecting");
      say(ines, "said while it was away");
      assertThat(ines.see(".unsent .msg").getText()).contains("sending");
      try (var again = again(hubbub)) {
        again.awaitReady();
        Await.until(() -> !ines.shown(".unsent .msg"));
        awaitLine(otto, "said while it was away");
        awaitLine(ines, "said while it was away");
        assertThat(lines(otto)).doesNotHaveDuplicates().hasSize(2);
        assertThat(lines(ines)).doesNotHaveDuplicates().hasSize(2);
        assertThat(otto.see(BOX).getDomProperty("value")).isEqualTo("half a thought");
        otto.see(BOX).sendKeys(Keys.ENTER);
        awaitLine(ines, "half a thought");
      }
    }
  }
}
