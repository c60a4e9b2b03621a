package hubbub.web.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.bus.HearerState;
import hubbub.platform.http.Reach;
import hubbub.platform.observe.Build;
import hubbub.platform.observe.Health;
import hubbub.platform.observe.Premises;
import hubbub.web.checklist.Item.State;
import hubbub.web.domain.Household;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the items say in places that a small house does not have.
class ItemsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
  private static final Reach HERE =
      new Reach("127.0.0.1", true, Optional.empty(), false, Optional.empty(), false);
  private static final Household.Held OWNED =
      new Household.Held(true, Map.of(), Map.of(), Optional.empty(), Optional.empty());

  private static Premises process(
      String service, String version, Map<String, Health.Report> parts, String rows) {
    return new Premises(
        List.of(service),
        service.equals("web") ? "" : "http://" + service,
        Health.State.FINE,
        parts,
        List.of(),
        new Build(version, NOW.minus(Duration.ofDays(3))),
        new Premises.Folder("/data/" + service, true, 40_000_000_000L, 100_000_000_000L),
        rows,
        Map.of(service, 3_000_000_000L),
        null);
  }

  private static Seen seen(Reach reach, long grownPerDay, Premises... processes) {
    return new Seen(NOW, List.of(processes), reach, OWNED, grownPerDay);
  }

  private static Seen reached(Reach reach) {
    return seen(reach, 0, process("web", "1.0", Map.of(), "sqlite"));
  }

  private static Reach everywhere(String publicUrl, Optional<Instant> certificate) {
    return new Reach(
        "0.0.0.0",
        false,
        Optional.of(publicUrl).filter(url -> !url.isEmpty()).map(URI::create),
        certificate.isPresent(),
        certificate,
        false);
  }

  @Test
  void https_is_wanted_as_soon_as_others_reach_the_server() {
    assertThat(HttpsItem.of(reached(HERE)).state()).isEqualTo(State.FINE);
    assertThat(HttpsItem.of(reached(everywhere("", Optional.empty()))).state())
        .isEqualTo(State.NOT_SET);
    assertThat(HttpsItem.of(reached(everywhere("http://a.example", Optional.empty()))).state())
        .isEqualTo(State.LOOK);
    assertThat(HttpsItem.of(reached(everywhere("https://a.example", Optional.empty()))).state())
        .isEqualTo(State.FINE);
  }

  @Test
  void a_certificate_is_to_be_renewed_two_weeks_before_its_end() {
    var days =
        (java.util.function.IntFunction<Item>)
            n -> HttpsItem.of(reached(everywhere("", Optional.of(NOW.plus(Duration.ofDays(n))))));

    assertThat(days.apply(14).state()).isEqualTo(State.FINE);
    assertThat(days.apply(14).value())
        .isEqualTo("A certificate of its own, good for 14 days more.");
    assertThat(days.apply(13).state()).isEqualTo(State.LOOK);
    assertThat(days.apply(-1).value()).isEqualTo("The certificate ended on 28 February 2026.");
  }

  @Test
  void a_certificate_that_cannot_be_read_is_to_be_looked_at() {
    var reach = new Reach("0.0.0.0", false, Optional.empty(), true, Optional.empty(), false);

    assertThat(HttpsItem.of(reached(reach)).state()).isEqualTo(State.LOOK);
  }

  @Test
  void open_local_control_is_to_be_looked_at() {
    var reach = new Reach("127.0.0.1", true, Optional.empty(), false, Optional.empty(), true);

    assertThat(ReachItem.of(reached(reach)).state()).isEqualTo(State.LOOK);
  }

  @Test
  void storage_says_how_long_the_disk_lasts() {
    var slow = seen(HERE, 100_000_000, process("web", "1.0", Map.of(), "sqlite"));
    var fast = seen(HERE, 2_000_000_000, process("web", "1.0", Map.of(), "sqlite"));

    assertThat(StorageItem.of(slow).state()).isEqualTo(State.FINE);
    assertThat(StorageItem.of(slow).value())
        .isEqualTo(
            "In all 3.0 GB: web 3.0 GB. It grows by 100 MB a day; what is free lasts about 400"
                + " days.");
    assertThat(StorageItem.of(fast).state()).isEqualTo(State.LOOK);
  }

  @Test
  void a_disk_that_is_nearly_full_is_to_be_looked_at() {
    var full = new Premises.Folder("/data", true, 4_000_000_000L, 100_000_000_000L);
    var web = process("web", "1.0", Map.of(), "sqlite");
    var process =
        new Premises(
            web.services(),
            "",
            web.state(),
            Map.of(),
            List.of(),
            web.build(),
            full,
            "sqlite",
            Map.of(),
            null);

    assertThat(DataItem.of(seen(HERE, 0, process)).state()).isEqualTo(State.LOOK);
  }

  @Test
  void retention_is_what_the_archive_says_wherever_it_runs() {
    var kept = Health.Report.fine(Map.of("retention_days", 30L, "retention_bytes", 0L));
    var forGood = Health.Report.fine(Map.of("retention_days", 0, "retention_bytes", 0));
    var both = Health.Report.fine(Map.of("retention_days", 1, "retention_bytes", 2_000_000_000L));
    var web = process("web", "1.0", Map.of(), "postgresql");

    assertThat(
            RetentionItem.of(
                    seen(
                        HERE,
                        0,
                        web,
                        process("archive", "1.0", Map.of("archive", kept), "postgresql")))
                .value())
        .isEqualTo("Messages are deleted after 30 days.");
    assertThat(
            RetentionItem.of(
                    seen(HERE, 0, process("web", "1.0", Map.of("archive", both), "sqlite")))
                .value())
        .isEqualTo("Messages are deleted after 1 day, or before, when they take more than 2.0 GB.");
    assertThat(
            RetentionItem.of(
                    seen(HERE, 0, process("web", "1.0", Map.of("archive", forGood), "sqlite")))
                .state())
        .isEqualTo(State.NOT_SET);
    assertThat(RetentionItem.of(seen(HERE, 0, web)).state()).isEqualTo(State.LOOK);
  }

  @Test
  void processes_of_different_versions_are_to_be_looked_at() {
    var web = process("web", "1.1", Map.of(), "postgresql");
    var archive = process("archive", "1.0", Map.of(), "postgresql");

    assertThat(UpdateItem.of(seen(HERE, 0, web, archive)).value())
        .isEqualTo("Processes run different versions: 1.0, 1.1.");
    assertThat(UpdateItem.of(seen(HERE, 0, web)).value())
        .isEqualTo("Version 1.1, built on 26 February 2026.");
  }

  @Test
  void what_is_red_anywhere_is_named() {
    var away = Health.Report.away("its process does not answer");
    var mute =
        new Premises(
            List.of("archive", "mood"),
            "http://there",
            Health.State.AWAY,
            Map.of("process", away),
            List.of(new HearerState("web", "archive", 3, 2, null)),
            new Build("", null),
            null,
            "",
            Map.of(),
            null);

    var item = HealthItem.of(seen(HERE, 0, process("web", "1.0", Map.of(), "postgresql"), mute));

    assertThat(item.state()).isEqualTo(State.LOOK);
    assertThat(item.value())
        .isEqualTo(
            "archive, mood: its process does not answer. web, hearing archive: 2 dead letters.");
  }

  @Test
  void a_backup_of_a_database_server_is_made_there() {
    var item = BackupItem.of(seen(HERE, 0, process("web", "1.0", Map.of(), "postgresql")));

    assertThat(item.next()).contains("pg_dump");
    assertThat(item.command()).isEqualTo("touch /data/web/last-backup");
    assertThat(item.read()).isEqualTo("docs/operate/postgresql.md");
  }
}
