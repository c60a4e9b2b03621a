package hubbub.connectors;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The platform `wire`, which says what the test says; or another that counts nowhere; or `line`,
/// whose channels are held under one name.
public final class ScriptedPlatform implements Connector {
  private final String name;
  private final boolean counts;
  private final Supplier<Moment> now;
  private final List<ScriptedTap> taps = new CopyOnWriteArrayList<>();

  public ScriptedPlatform(Supplier<Moment> now) {
    this("wire", true, now);
  }

  public ScriptedPlatform(String name, boolean counts, Supplier<Moment> now) {
    this.name = name;
    this.counts = counts;
    this.now = now;
  }

  /// All that were ever opened, the oldest first.
  public List<ScriptedTap> taps() {
    return taps;
  }

  /// What the newest tap tells.
  public Ear ear() {
    return taps.getLast().ear;
  }

  public void confirm() {
    ear().confirmed(now.get());
  }

  /// Somebody says a message with this id and text.
  public void say(String id) {
    var at = now.get().at();
    var message =
        new Message(
            id,
            MessageKind.MESSAGE,
            new Author("1", "ana", "Ana", null),
            id,
            at,
            at,
            null,
            List.of(),
            List.of(),
            false,
            Map.of());
    ear().said(List.of(new Item.Heard(message, new Item.Identity(id, at.toEpochMilli()))), null);
  }

  @Override
  public String platform() {
    return name;
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean resumes() {
    return false;
  }

  @Override
  public boolean counts() {
    return counts;
  }

  @Override
  public String heldAs(Channel channel) {
    return name.equals("line") ? name : channel.toString();
  }

  @Override
  public Wanted read(String name) {
    return new Wanted(new Channel(platform(), name), "");
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    var tap = new ScriptedTap(ear, position);
    taps.add(tap);
    return tap;
  }

  public final class ScriptedTap implements Tap {
    private final Ear ear;
    private final @Nullable String position;
    private final List<List<Served>> served = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private ScriptedTap(Ear ear, @Nullable String position) {
      this.ear = ear;
      this.position = position;
    }

    /// Where it tells.
    public Ear tell() {
      return ear;
    }

    public boolean isClosed() {
      return closed;
    }

    /// Ids of the runs that it was told to serve last.
    public List<String> serves() {
      return served.getLast().stream().map(Served::runId).toList();
    }

    public @Nullable String openedAt() {
      return position;
    }

    @Override
    public void serves(List<Served> runs) {
      served.add(runs);
    }

    @Override
    public Moment lastSign() {
      return now.get();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
