package hubbub.connectors.x;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.spending.Payer;
import hubbub.connectors.spending.Prices;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which runs still have money. The feed's thread's own.
final class XPayers {
  private static final Logger LOG = LoggerFactory.getLogger(XPayers.class);

  private final Prices prices;
  private final Set<String> over = new HashSet<>();

  XPayers(Prices prices) {
    this.prices = prices;
  }

  /// Those of the taps that a run with money listens to.
  List<XTap> followed(List<XTap> taps) {
    over.removeIf(id -> taps.stream().noneMatch(tap -> tap.serves(id)));
    return taps.stream().filter(this::isFollowed).toList();
  }

  /// Whether a run with money listens.
  boolean isFollowed(XTap tap) {
    return tap.served().stream().anyMatch(run -> !over.contains(run.runId()));
  }

  List<Payer> of(List<XTap> followed) {
    var payers = new LinkedHashMap<String, Payer>();
    for (var tap : followed) {
      for (var run : tap.served()) {
        if (!over.contains(run.runId())) {
          payers.putIfAbsent(run.runId(), new Payer(run.runId(), cap(run)));
        }
      }
    }
    return List.copyOf(payers.values());
  }

  /// Settings change over a restart: where nothing bounds a run any more, it may cost nothing.
  private @Nullable Long cap(Connector.Served run) {
    var cap = prices.capOf(XOptions.read(run.options()).budget());
    return cap == null && !prices.isCapped() ? Long.valueOf(0) : cap;
  }

  /// These have spent what they may, and end; said once.
  void spent(List<Payer> payers, List<XTap> followed) {
    for (var payer : payers) {
      if (!over.add(payer.runId())) {
        continue;
      }
      LOG.info("x run={} ends: {}", payer.runId(), XNotes.spent(payer));
      followed.stream()
          .filter(tap -> tap.serves(payer.runId()))
          .findFirst()
          .ifPresent(tap -> tap.ear.over(payer.runId(), XNotes.spent(payer)));
    }
  }
}
