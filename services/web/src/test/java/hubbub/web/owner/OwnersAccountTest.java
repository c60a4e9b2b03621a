package hubbub.web.owner;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.KnownHolders;
import hubbub.testkit.Listening;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The owner's keys of before act in the name of the owner's account, and those that accounts gave
/// open the door, too.
class OwnersAccountTest {
  private static final Account ANA = new Account("1001", "ana", "Ana", Instant.EPOCH);
  private static final String NOBODY = "\"account\":null";
  private static final String IS_ANA =
      "\"account\":{\"id\":\"1001\",\"login\":\"ana\",\"name\":\"Ana\"}";

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private final List<KeptFact> answers = new CopyOnWriteArrayList<>();
  private SmallHouse house;
  private Database teller;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock);
    house
        .platform()
        .questions()
        .answer(AskAccounts.class, new KnownHolders(OwnersAccountTest::holder));
    house.with(WebService::new);
    teller = house.teller();
    house.platform().bus().hear(new Listening(teller, Set.of(AccountHeard.class), answers));
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Optional<KeyHolder> holder(String secret) {
    if (secret.equals("away")) {
      throw new NoAnswer("accounts");
    }
    return secret.equals("bens")
        ? Optional.of(
            new KeyHolder(
                "token:7",
                new Account("1002", "ben", "Ben", Instant.EPOCH),
                false,
                Set.of("chat:edit"),
                "a bot",
                Instant.EPOCH))
        : Optional.empty();
  }

  private void tell(KeptFact fact) {
    teller.write(tx -> {
      tx.tell(fact);
      return null;
    });
    house.settle();
  }

  private String me(String token) {
    return house
        .send(
            HttpRequest.newBuilder(house.address("/api/v1/me"))
                .header("Authorization", "Bearer " + token)
                .build())
        .body();
  }

  private String command() throws IOException {
    return Files.readString(folder.resolve("command-token")).strip();
  }

  @Test
  void the_owners_keys_of_before_act_in_the_name_of_the_owners_account() throws IOException {
    var command = command();
    assertThat(me(command)).contains(NOBODY);

    tell(new AccountCreated(ANA, true, 1));
    Await.until(() -> me(command).contains(IS_ANA));
    tell(new AccountChanged(new Account("1001", "ana", "ANA", Instant.EPOCH), true, 3));
    Await.until(() -> me(command).contains("\"name\":\"ANA\""));
    tell(new AccountChanged(ANA, true, 2));
    tell(new AccountDeleted("1001", 4));
    Await.until(() -> me(command).contains(NOBODY));
  }

  @Test
  void the_account_of_another_is_not_the_owners() throws IOException {
    tell(new AccountCreated(ANA, false, 1));
    tell(new AccountCreated(new Account("1002", "ben", "Ben", Instant.EPOCH), true, 2));

    Await.until(() -> me(command()).contains("\"login\":\"ben\""));
    tell(new AccountDeleted("1001", 3));
    assertThat(me(command())).contains("\"login\":\"ben\"");
  }

  @Test
  void each_account_that_was_heard_of_is_answered_for() {
    tell(new AccountCreated(ANA, false, 1));

    house.settle();
    Await.until(() -> answers.equals(List.of(new AccountHeard("web", "1001"))));
  }

  @Test
  void keys_that_accounts_gave_open_the_door() {
    assertThat(me("bens"))
        .contains("\"name\":\"account:1002\"")
        .contains("\"chat:edit\"")
        .doesNotContain("runs:write")
        .contains("\"account\":{\"id\":\"1002\",\"login\":\"ben\",\"name\":\"Ben\"}");
    assertThat(me("nobodys")).contains("\"name\":\"guest\"");
    assertThat(me("away")).as("where strangers may be").contains("\"name\":\"guest\"");
  }
}
