package hubbub.chat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionTest {
  /// Deeds down, standings across: owner, broadcaster, moderator, VIP, host, member, person, guest.
  private static final String TABLE =
      """
      READ        x x x x x x x x
      CHATTERS    x x x x x x x x
      SPEAK       x x x x x x x x
      COLOR       x x x x x x x .
      DELETE      x x x . . . . .
      CLEAR       x x x . . . . .
      TIMEOUT     x x x . . . . .
      BAN         x x x . . . . .
      BAN_ADDRESS x x x . . . . .
      MODES       x x x . . . . .
      SHIELD      x x x . . . . .
      PIN         x x x . . . . .
      ANNOUNCE    x x x . . . . .
      RAID        x x x . . . . .
      WORDS       x x x . . . . .
      REVIEW      x x x . . . . .
      NOTES       x x x . . . . .
      CARD        x x x . . . . .
      LOG         x x x . . . . .
      EMOTES      x x . . . . . .
      SETTINGS    x x . . . . . .
      """;

  @Test
  void every_deed_is_for_whom_the_table_says() {
    var written =
        Arrays.stream(Deed.values())
            .map(deed ->
                "%-12s".formatted(deed)
                    + Arrays.stream(Standing.values())
                        .map(standing -> Permission.may(deed, EnumSet.of(standing)) ? "x" : ".")
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(written).isEqualTo(TABLE);
  }

  @Test
  void whoever_is_nothing_may_nothing() {
    assertThat(Deed.values()).noneMatch(deed -> Permission.may(deed, Set.of()));
  }

  @Test
  void whoever_is_several_things_may_what_each_of_them_may() {
    assertThat(Permission.may(Deed.BAN, EnumSet.of(Standing.PERSON, Standing.MODERATOR))).isTrue();
    assertThat(Permission.may(Deed.EMOTES, EnumSet.of(Standing.VIP, Standing.MODERATOR))).isFalse();
  }
}
