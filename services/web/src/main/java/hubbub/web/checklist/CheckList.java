package hubbub.web.checklist;

import hubbub.platform.http.Reach;
import hubbub.platform.observe.Premises;
import hubbub.web.domain.Household;
import hubbub.web.domain.Sizes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/// Looks at everything that an owner looks after.
public final class CheckList {
  private final Supplier<List<Premises>> processes;
  private final Supplier<Reach> reach;
  private final Household household;
  private final Sizes sizes;
  private final Clock clock;

  /// @param processes of the installation, this one first
  public CheckList(
      Supplier<List<Premises>> processes,
      Supplier<Reach> reach,
      Household household,
      Sizes sizes,
      Clock clock) {
    this.processes = processes;
    this.reach = reach;
    this.household = household;
    this.sizes = sizes;
    this.clock = clock;
  }

  /// How everything is now.
  public List<Item> look() {
    var seen = see();
    return List.of(
        DataItem.of(seen),
        BackupItem.of(seen),
        ReachItem.of(seen),
        HttpsItem.of(seen),
        StorageItem.of(seen),
        RetentionItem.of(seen),
        UpdateItem.of(seen),
        HealthItem.of(seen));
  }

  /// Remembers how big the rows are today, so that their growth is known.
  public void note() {
    var _ = see();
  }

  private Seen see() {
    var now = clock.instant();
    var seen = new Seen(now, processes.get(), reach.get(), household.held(), 0);
    // A process that says nothing would make them look small.
    if (seen.processes().stream().anyMatch(process -> process.data() == null)) {
      return seen;
    }
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    sizes.note(today, seen.stored());
    var grown =
        sizes.earliest(today).map(size -> size.grownPerDay(today, seen.stored())).orElse(0L);
    return new Seen(now, seen.processes(), seen.reach(), seen.held(), grown);
  }
}
