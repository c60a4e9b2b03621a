package hubbub.connectors.x;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.connectors.words.Words;
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
  private boolean live;
  private @Nullable String note;

  XTap(Channel channel, Words words, Ear ear, XFeed feed) {
    this.channel = channel;
    this.words = words;
    this.ear = ear;
    this.feed = feed;
  }

  List<Connector.Served> served() {
    return served;
  }

  /// How the runs wrote the words.
  List<Words> writings() {
    return Stream.concat(
            Stream.of(words), served.stream().flatMap(run -> XOptions.read(run.options()).as()))
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
