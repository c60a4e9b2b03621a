package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchOAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody signs in with Twitch, allows more, comes back, and changes their mind, in a real
/// browser.
class TwitchSignInTest {
  @TempDir Path folder;

  @Test
  void somebody_signs_in_allows_more_and_refuses_and_no_token_is_in_the_log() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), TwitchOAuth.CLIENT_SECRET);
    try (var twitch = new TwitchOAuth().person("77", "kestrel").person("78", "newt");
        var hubbub =
            RunningHubbub.start(
                folder.resolve("data"), "--config", settings(twitch, secret).toString());
        var browser = new Browser().sized(Browser.DESKTOP)) {
      browser.open(TwoPeople.page(hubbub, "/login?to=/account"));
      browser.see("[data-twitch]:not([hidden])");
      assertThat(browser.barriers()).isEmpty();
      browser.see("[data-twitch] a").click();
      browser.see("a[href*='as=kestrel']").click();

      Await.until(() -> browser.address().endsWith("/account"));
      browser.awaitText("connected since");
      assertThat(browser.see("h1").getText()).isEqualTo("kestrel");
      browser.see("own-names [name=username]");
      assertThat(browser.barriers()).isEmpty();

      browser.see("own-twitch a").click();
      browser.see("a[href*='as=kestrel']").click();
      Await.until(() -> browser.address().endsWith("/account"));
      browser.awaitText("redemptions, polls");

      browser.see("own-twitch .btn-hot").click();
      browser.awaitText("only way into this account");
      browser.open(TwoPeople.page(hubbub, "/api/v1/auth/twitch"));
      browser.see("a[href*='deny=true']").click();
      browser.awaitText("You did not allow it at Twitch. Nothing was changed.");
      assertThat(browser.barriers()).isEmpty();
      assertThat(hubbub.output()).doesNotContain(twitch.tokens());
    }
  }

  private Path settings(TwitchOAuth twitch, Path secret) throws IOException {
    return Files.writeString(
        folder.resolve("twitch.conf"),
        """
        twitch.oauth.url = %s
        twitch.client-id = %s
        twitch.client-secret-file = %s
        """
            .formatted(twitch.url(), TwitchOAuth.CLIENT_ID, secret));
  }

  @Test
  void where_the_server_is_not_registered_the_page_says_how_and_signing_in_is_as_ever() {
    try (var hubbub = RunningHubbub.start(folder.resolve("data"));
        var browser = new Browser().asPhone()) {
      TwoPeople.register(browser, hubbub, "Ines");
      browser.open(TwoPeople.page(hubbub, "/account"));

      browser.awaitText("http://localhost:" + hubbub.port() + "/api/v1/auth/twitch/callback");

      assertThat(browser.count("own-twitch li")).isEqualTo(4);
      assertThat(browser.run(Browser.SCROLLS)).isEqualTo(false);
      assertThat(browser.barriers()).isEmpty();
    }
  }
}
