package hubbub.connectors.x;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.connectors.words.Words;
import hubbub.connectors.x.asking.XRule;
import hubbub.contracts.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words that are followed. What it has told is the feed's thread's own.
final class XTap implements Tap {
  final Channel channel;
  final Words words;
  final Ear ear;

  private final XFeed feed;
  private volatile List<Connector.Served> served = List.of();
  private @Nullable Ruled ruled;
  private boolean live;
  private @Nullable String note;

  /// A rule, and what it was made of.
  private record Ruled(String prefix, List<Connector.Served> of, XRule rule) {}

  XTap(Channel channel, Words words, Ear ear, XFeed feed) {
    this.channel = channel;
    this.words = words;
    this.ear = ear;
    this.feed = feed;
  }

  List<Connector.Served> served() {
    return served;
  }

  /// What X is asked for.
  ///
  /// @param prefix of its tag
  XRule rule(String prefix) {
    var now = served;
    var known = ruled;
    if (known == null || !known.prefix.equals(prefix) || !known.of.equals(now)) {
      known = new Ruled(prefix, now, XRule.of(writings(now), prefix));
      ruled = known;
    }
    return known.rule;
  }

  /// How the runs wrote the words.
  private List<Words> writings(List<Connector.Served> runs) {
    return Stream.concat(
            Stream.of(words), runs.stream().flatMap(run -> XOptions.read(run.options()).as()))
        .toList();
  }

  boolean serves(String runId) {
    return served.stream().anyMatch(run -> run.runId().equals(runId));
  }

  void confirm(Moment now) {
    if (!live) {
      live = true;
      note = null;
      ear.confirmed(now);
    }
  }

  void lose(Moment lastSign, String reason) {
    if (live) {
      live = false;
      note = null;
      ear.lost(lastSign, reason);
    }
  }

  /// Its runs have ended: nothing is missed any more.
  void end() {
    live = false;
    note = null;
  }

  void tell(String what) {
    if (!live && !what.equals(note)) {
      note = what;
      ear.silent(what);
    }
  }

  @Override
  public void serves(List<Connector.Served> runs) {
    served = List.copyOf(runs);
    feed.changed();
  }

  @Override
  public Moment lastSign() {
    return feed.lastSign();
  }

  @Override
  public void close() {
    feed.leave(this);
  }
}
