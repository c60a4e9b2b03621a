package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.x.asking.XConfig;
import hubbub.connectors.x.asking.XRefusal;
import hubbub.connectors.x.asking.XRule;
import hubbub.connectors.x.asking.XRules;
import hubbub.connectors.x.asking.XWire;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows which rules X has of ours, and brings them up to date. The feed's thread's own.
final class XRuleKeeper {
  /// Somebody else with our tag may have removed them: they are looked at again after so long.
  private static final Duration CHECK = Duration.ofMinutes(5);

  static final Duration SOON = Duration.ofSeconds(5);
  static final Duration LATE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(XRuleKeeper.class);

  private final XWire wire;
  private final XRulesOf rulesOf;
  private @Nullable String prefix;
  private @Nullable XRules rules;
  private List<XRule> of = List.of();
  private Set<String> there = Set.of();
  private Map<String, String> wrong = new HashMap<>();
  private boolean tidy = true;
  private int foreign;
  private long due;
  private boolean isLater;
  private boolean isOpen;

  XRuleKeeper(XWire wire, XRulesOf rulesOf) {
    this.wire = wire;
    this.rulesOf = rulesOf;
  }

  /// Whether X has none of ours.
  boolean isTidy() {
    return tidy;
  }

  boolean isDue(List<XTap> followed, Moment now) {
    return now.nanos() - due >= 0 || (!isLater && !rulesFor(followed).equals(of));
  }

  /// Not again before a while has passed.
  void later(Moment now, long nanos) {
    isLater = true;
    due = now.nanos() + nanos;
  }

  /// Whether X left open what became of some rules.
  boolean isOpen() {
    return isOpen;
  }

  void sync(XConfig.Token token, List<XTap> followed, Moment now) throws IOException, XRefusal {
    tidy = false;
    var known = rules();
    var wanted = rulesFor(followed);
    var synced = known.sync(token, wanted);
    of = wanted;
    there = synced.there();
    wrong = synced.wrong();
    tidy = followed.isEmpty();
    isLater = false;
    isOpen = synced.open();
    due = now.nanos() + (isOpen ? LATE : CHECK).toNanos();
    if (synced.foreign() > 0 && foreign == 0) {
      LOG.warn(
          "x has {} rules that are not ours: what they find is sent to us, too, and paid",
          synced.foreign());
    }
    foreign = synced.foreign();
  }

  boolean isThere(XTap tap) {
    return prefix != null && there.contains(rule(tap).tag());
  }

  /// Why X didn't take a rule; null if it did.
  @Nullable String wrong(XTap tap) {
    return prefix == null ? null : wrong.get(rule(tap).tag());
  }

  private List<XRule> rulesFor(List<XTap> followed) {
    return followed.stream().map(this::rule).toList();
  }

  private XRule rule(XTap tap) {
    return tap.rule(String.valueOf(prefix));
  }

  private XRules rules() {
    var known = rules;
    if (known == null) {
      prefix = "hubbub:" + rulesOf.installation() + ":";
      known = new XRules(wire, prefix);
      rules = known;
    }
    return known;
  }
}
