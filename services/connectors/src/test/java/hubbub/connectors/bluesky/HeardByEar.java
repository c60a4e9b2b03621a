package hubbub.connectors.bluesky;

import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Remembers in words what it is told.
class HeardByEar implements Ear {
  final List<String> heard = new CopyOnWriteArrayList<>();

  @Override
  public void confirmed(Moment at) {
    heard.add("confirmed");
  }

  @Override
  public boolean said(List<Item> items, @Nullable String position) {
    return true;
  }

  @Override
  public void lost(Moment lastSign, String reason) {
    heard.add("lost: " + reason);
  }

  @Override
  public void missed(Instant from, Instant to, String reason) {
    heard.add("missed: " + from + " " + to);
  }

  @Override
  public void silent(String note) {
    heard.add("silent: " + note);
  }

  @Override
  public void over(String runId, String reason) {
    throw new AssertionError(reason);
  }

  @Override
  public void finished(String reason) {
    throw new AssertionError(reason);
  }
}
