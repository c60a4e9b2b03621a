package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.mail.MailConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings of accounts.
class AccountsConfigTest {
  @TempDir Path folder;

  private static AccountsConfig from(Map<String, String> settings) {
    return AccountsConfig.from(new LayeredSettings(settings, Map.of(), SettingsFile.none()));
  }

  @Test
  void without_settings_the_defaults_hold() {
    var config = from(Map.of());

    assertThat(config.open().get()).isTrue();
    assertThat(config.channelsForAll().get()).isTrue();
    assertThat(config.sessionTime()).isEqualTo(Duration.ofDays(30));
    assertThat(config.accessTime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.keyTime()).isEqualTo(Duration.ofDays(30));
    assertThat(config.auditTime()).isEqualTo(Duration.ofDays(180));
    assertThat(config.hashing()).isEqualTo(new AccountsConfig.Hashing(2, Duration.ofSeconds(10)));
    assertThat(config.limits()).isEqualTo(new AccountsConfig.Limits(100, 10, 20));
    assertThat(config.most()).isEqualTo(new AccountsConfig.Most(50, 50, 5));
    assertThat(config.mail())
        .isEqualTo(
            new MailConfig(
                Optional.empty(),
                587,
                "starttls",
                Optional.empty(),
                Optional.empty(),
                "hubbub@localhost"));
  }

  @Test
  void every_setting_is_read() throws IOException {
    var secret = Files.writeString(folder.resolve("password"), "post\n");
    var config =
        from(
            Map.ofEntries(
                Map.entry("accounts.registration", "closed"),
                Map.entry("accounts.channels", "owner"),
                Map.entry("accounts.session-time", "1d"),
                Map.entry("accounts.access-time", "2m"),
                Map.entry("accounts.key-time", "3d"),
                Map.entry("accounts.audit-time", "4d"),
                Map.entry("accounts.passwords-at-once", "4"),
                Map.entry("accounts.passwords-wait", "5s"),
                Map.entry("accounts.logins-per-address", "6"),
                Map.entry("accounts.logins-per-account", "7"),
                Map.entry("accounts.registrations-per-address", "8"),
                Map.entry("accounts.sessions-max", "9"),
                Map.entry("accounts.tokens-max", "10"),
                Map.entry("accounts.channels-max", "11"),
                Map.entry("mail.smtp.host", "mail.example"),
                Map.entry("mail.smtp.port", "465"),
                Map.entry("mail.smtp.security", "tls"),
                Map.entry("mail.smtp.user", "hubbub"),
                Map.entry("mail.smtp.password-file", secret.toString()),
                Map.entry("mail.from", "hello@hubbub.example")));

    assertThat(config.open().get()).isFalse();
    assertThat(config.channelsForAll().get()).isFalse();
    assertThat(config.sessionTime()).isEqualTo(Duration.ofDays(1));
    assertThat(config.accessTime()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.keyTime()).isEqualTo(Duration.ofDays(3));
    assertThat(config.auditTime()).isEqualTo(Duration.ofDays(4));
    assertThat(config.hashing()).isEqualTo(new AccountsConfig.Hashing(4, Duration.ofSeconds(5)));
    assertThat(config.limits()).isEqualTo(new AccountsConfig.Limits(6, 7, 8));
    assertThat(config.most()).isEqualTo(new AccountsConfig.Most(9, 10, 11));
    assertThat(config.mail())
        .isEqualTo(
            new MailConfig(
                Optional.of("mail.example"),
                465,
                "tls",
                Optional.of("hubbub"),
                Optional.of("post"),
                "hello@hubbub.example"));
    assertThat(config.mail().toString()).doesNotContain("post");
  }

  @ParameterizedTest
  @CsvSource({
    "accounts.registration, ajar",
    "accounts.channels, nobody",
    "accounts.access-time, 61m",
    "accounts.access-time, 0s",
    "accounts.session-time, 0s",
    "accounts.key-time, 1m",
    "accounts.audit-time, 1s",
    "accounts.passwords-at-once, 0"
  })
  void a_wrong_value_stops_the_start_naming_its_key(String key, String value) {
    assertThatThrownBy(() -> from(Map.of(key, value)))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining(key);
  }
}
