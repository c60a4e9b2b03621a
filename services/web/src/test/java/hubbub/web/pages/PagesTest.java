package hubbub.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages as the server sends them, before any module has run.
class PagesTest {
  private static final Pattern MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern IMPORT = Pattern.compile("(?m)^import [^\n]*'hubbub/([^']+)';");
  private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

  @TempDir Path folder;
  private SmallHouse house;
  private long change = 1;
  private @Nullable Database teller;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, new PinnedClock());
    house.with(WebService::new);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /// A run is gone that has said nothing for five seconds: pages are asked right after this.
  private void tellLive(Channel channel) {
    tell(
        new RunMeasured(
            "r1",
            PinnedClock.BEGIN,
            1_000,
            List.of(new RunMeasured.OfChannel(channel, 1_000, List.of()))));
  }

  @Test
  void the_first_page_says_what_to_do_when_nothing_is_watched() {
    house.open();

    var page = house.get("/").body();

    assertThat(page)
        .contains("<title>Right now · Hubbub</title>")
        .contains("property=\"og:description\"")
        .contains("Type the name of a Twitch channel");
  }

  @Test
  void the_first_page_shows_what_is_live_without_scripts() {
    house.open();

    Await.untilAsserted(() -> {
      tellLive(new Channel("twitch", "kestrelplays"));
      assertThat(house.get("/").body()).contains("href=\"/crowd?channel=twitch%2Fkestrelplays\"");
    });
    assertThat(house.get("/crowd?channel=twitch/kestrelplays").body())
        .contains("<title>twitch/kestrelplays · Hubbub</title>");
  }

  @Test
  void what_is_invented_is_said_to_be_before_any_script_runs() {
    house.open();
    assertThat(house.get("/").body()).doesNotContain("Rehearsal.");

    for (var path : List.of("/", "/crowd", "/crowd?channel=rehearsal/snail-cup")) {
      Await.untilAsserted(() -> {
        tellLive(new Channel("rehearsal", "snail-cup"));
        assertThat(house.get(path).body())
            .as(path)
            .contains("<b>Rehearsal.</b>", "made up by the program", "None of it is counted");
      });
    }
  }

  @Test
  void a_channel_in_the_address_cannot_bring_markup() {
    house.open();

    var page = house.get("/crowd?channel=twitch/%3Cscript%3Ealert(1)%3C/script%3E").body();

    assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;");
  }

  @Test
  void a_mistyped_address_is_answered_with_a_page_that_says_so_and_leads_on() {
    house.open();

    var page = browse("/crowds/%3Cb%3E?x=1");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("<title>Nothing is here · Hubbub</title>", "mistyped", "/crowds/&lt;b&gt;")
        .contains("href=\"/\"", "href=\"/crowd\"", "href=\"/api\"")
        .doesNotContain("x=1", "<b>");
    assertThat(browse("/" + "long".repeat(200)).body()).contains("longlon …</code>");
  }

  @Test
  void whoever_may_not_see_something_is_told_whose_it_is() {
    house.open();

    var page = browse("/api/v1/tokens");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Not for everyone", "./hubbub owner-link");
  }

  @Test
  void a_page_that_is_not_for_this_browser_says_whether_there_is_an_owner() {
    house.open();

    assertThat(house.get("/admin").body())
        .contains("Nobody owns it yet.", "./hubbub owner-link")
        .doesNotContain("This browser is not the owner");
  }

  private HttpResponse<String> browse(String path) {
    return house.send(
        HttpRequest.newBuilder(house.address(path))
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .build());
  }

  @Test
  void the_import_map_is_the_only_inline_script_and_is_allowed_by_its_hash() throws Exception {
    house.open();

    for (var path : List.of("/", "/crowd")) {
      var answer = house.get(path);
      var map = MAP.matcher(answer.body());
      assertThat(map.find()).isTrue();
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(map.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
          .doesNotContain("unsafe", "frame-src");
      assertThat(answer.body()).doesNotContainPattern("<script>|\\sstyle=|\\son[a-z]+=");
    }
  }

  @Test
  void the_theme_of_the_cookie_is_painted_at_once() {
    house.open();

    assertThat(themed("theme=light")).contains("<html lang=\"en\" data-theme=\"light\">");
    assertThat(themed("a=b; theme=dark")).contains("data-theme=\"dark\"");
    assertThat(themed("theme=\"><script>")).contains("<html lang=\"en\">");
  }

  @Test
  void files_are_packed_and_may_be_kept_for_ever_under_their_hash() {
    house.open();
    var files = FILE.matcher(house.get("/").body());

    var seen = 0;
    while (files.find()) {
      var answer = packed(files.group(1));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .contains("public, max-age=31536000, immutable");
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      seen++;
    }
    assertThat(seen).isGreaterThan(5);
  }

  @Test
  void a_first_visit_loads_less_than_100_kilobytes() {
    house.open();

    tellChannel(new OwnChannel("1003", "harbour", "1001", "Friday Night", PinnedClock.BEGIN));
    for (var path :
        List.of("/", "/crowd", "/directory", "/login", "/connect", "/listen", "/harbour")) {
      var page = house.get(path).body();
      var bytes = size(path);
      var modules = new TreeSet<String>();
      var loaded = Pattern.compile("(?:src|href)=\"/assets/[^/]+/([^\"]+\\.js)\"").matcher(page);
      while (loaded.find()) {
        imported(loaded.group(1), modules);
      }
      for (var module : modules) {
        bytes += size("/assets/0/" + module);
      }
      var styles = Pattern.compile("\"(/assets/[^\"]+\\.css)\"").matcher(page);
      while (styles.find()) {
        bytes += size(styles.group(1));
      }
      assertThat(bytes).as(path).isLessThan(100_000);
    }
  }

  private void tellChannel(OwnChannel channel) {
    tell(new ChannelChanged(channel, change++));
    Await.until(() -> house.get("/" + channel.name()).statusCode() == 200);
  }

  private void tell(KeptFact fact) {
    var teller = this.teller == null ? house.teller() : this.teller;
    this.teller = teller;
    teller.write(transaction -> {
      transaction.tell(fact);
      return true;
    });
  }

  @Test
  void a_channel_has_its_page_as_long_as_it_is_open() {
    house.open();
    assertThat(house.get("/harbour").statusCode()).isEqualTo(404);

    tellChannel(
        new OwnChannel("1003", "harbour", "1001", "<i>Friday</i> Night", PinnedClock.BEGIN));

    assertThat(house.get("/harbour").body())
        .contains(
            "<title>&lt;i&gt;Friday&lt;/i&gt; Night · Hubbub</title>", "data-channel=\"harbour\"")
        .contains("<audio controls preload=\"none\" src=\"/live/harbour\">")
        .doesNotContain("/studio?");
    assertThat(house.get("/Harbour").headers().firstValue("Location")).contains("/harbour");
    tell(
        new ChannelChanged(
            new OwnChannel("1003", "pier", "1001", "", PinnedClock.BEGIN), change++));
    Await.until(() -> house.get("/pier").body().contains("<title>pier · Hubbub</title>"));
    assertThat(house.get("/harbour").statusCode()).isEqualTo(404);
    tell(new ChannelClosed("1003", "pier", change++));
    Await.until(() -> house.get("/pier").statusCode() == 404);
    assertThat(browse("/pier").body()).contains("Nothing is here");
  }

  @Test
  void a_page_of_ours_wins_over_a_channel_of_its_name() {
    house.open();
    tell(
        new ChannelChanged(
            new OwnChannel("1003", "crowd", "1001", "Mine", PinnedClock.BEGIN), change++));
    tellChannel(new OwnChannel("1004", "harbour", "1001", "", PinnedClock.BEGIN));

    assertThat(house.get("/crowd").body()).contains("<title>Crowd · Hubbub</title>");
  }

  @Test
  void signing_in_is_offered_and_what_is_personal_asks_for_it() {
    house.open();

    assertThat(house.get("/").body()).contains("href=\"/login\">Log in</a>");
    assertThat(house.get("/login").body()).contains("data-does=\"login\"");
    assertThat(house.get("/register").body()).contains("<title>Make an account · Hubbub</title>");
    assertThat(house.get("/reset").body()).contains("New password");
    assertThat(house.get("/account").headers().firstValue("Location"))
        .contains("/login?to=/account");
    assertThat(house.get("/studio").headers().firstValue("Location")).contains("/login?to=/studio");
  }

  @Test
  void a_file_that_is_known_already_is_not_sent_again() {
    house.open();
    var etag = house.get("/favicon.svg").headers().firstValue("ETag").orElseThrow();

    var again =
        house.send(
            HttpRequest.newBuilder(house.address("/favicon.svg"))
                .header("If-None-Match", etag)
                .build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(house.get("/assets/0/nothing.js").statusCode()).isEqualTo(404);
  }

  /// A module, and all that it loads.
  private void imported(String module, Set<String> all) {
    if (all.add(module)) {
      var names = IMPORT.matcher(house.get("/assets/0/" + module).body());
      while (names.find()) {
        imported(names.group(1), all);
      }
    }
  }

  private String themed(String cookie) {
    return house
        .send(HttpRequest.newBuilder(house.address("/")).header("Cookie", cookie).build())
        .body();
  }

  /// Bytes on the wire.
  private long size(String path) {
    return packed(path).headers().firstValueAsLong("Content-Length").orElseThrow();
  }

  private HttpResponse<String> packed(String path) {
    return house.send(
        HttpRequest.newBuilder(house.address(path)).header("Accept-Encoding", "gzip").build());
  }
}
