package hubbub.favourites.websocket;

import hubbub.contracts.Fact;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.shapes.EventJson;
import hubbub.favourites.store.SqlFavourites;
import hubbub.platform.bus.Bus;
import hubbub.platform.http.SocketHandler.Frame;
import hubbub.platform.json.Json;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells pages of events as they are committed, whoever of them may know. Where it cannot keep up,
/// pages are closed, so that they ask anew.
public final class EventFanout implements Bus.Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("favourites");
  private static final int WAITING_MAX = 10_000;

  private final SqlFavourites favourites;
  private final int most;
  private final Set<EventPage> pages = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor telling =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("favourites-telling").daemon().factory(),
          (_, executor) -> {
            if (!executor.isShutdown()) {
              askAnew();
            }
          });

  /// @param most pages at once
  public EventFanout(SqlFavourites favourites, int most) {
    this.favourites = favourites;
    this.most = most;
  }

  record Told(String kind, EventJson event) {}

  /// How many pages hear.
  public int pages() {
    return pages.size();
  }

  boolean enter(EventPage page) {
    return pages.size() < most && pages.add(page);
  }

  void leave(EventPage page) {
    pages.remove(page);
  }

  @Override
  public void accept(Fact fact) {
    if (fact instanceof EventSeen seen && !pages.isEmpty()) {
      telling.execute(() -> tell(seen));
    }
  }

  @Override
  public void missed(long messages) {
    askAnew();
  }

  private void tell(EventSeen seen) {
    try {
      var hearers = favourites.hearers(seen.channel(), seen.event().sight());
      var frame = Frame.of(Json.write(new Told("event", EventJson.of(seen))));
      for (var page : pages) {
        if (hearers.has(page.accountId(), page.watched().contains(seen.channel()))) {
          page.tell(frame);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("pages could not be told of an event and ask anew: {}", e.toString());
      askAnew();
    }
  }

  private void askAnew() {
    pages.forEach(page -> page.close("some events were missed; ask for them"));
  }

  @Override
  public void close() {
    telling.shutdownNow();
  }
}
