package hubbub.favourites.eventsub;

import hubbub.platform.Ticker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One WebSocket to EventSub. It is over once, and then for ever.
final class Line implements WebSocket.Listener {
  /// How long connecting and the welcome may take together.
  static final Duration WELCOME_MAX = Duration.ofSeconds(10);

  /// The longest message, in characters; Twitch's have a few thousand.
  static final int TEXT_MAX = 1 << 20;

  /// Twitch's sign of life may be late by this much.
  private static final double GRACE = 1.2;

  private static final int GOODBYE_SECONDS = 5;

  private final Clock clock;
  private final Ticker ticker;
  private final EventSubMeters meters;
  private final BiConsumer<Line, Message> hears;
  private final StringBuilder text = new StringBuilder();
  private final long began;
  private volatile long heard;
  private volatile long silenceMax = WELCOME_MAX.toNanos();
  private volatile boolean welcomed;
  private volatile boolean over;
  private volatile @Nullable WebSocket socket;

  Line(Clock clock, Ticker ticker, EventSubMeters meters, BiConsumer<Line, Message> hears) {
    this.clock = clock;
    this.ticker = ticker;
    this.meters = meters;
    this.hears = hears;
    began = ticker.nanos();
    heard = began;
  }

  void open(HttpClient client, URI address) {
    var _ =
        client
            .newWebSocketBuilder()
            .connectTimeout(WELCOME_MAX)
            .buildAsync(address, this)
            .whenComplete((opened, problem) -> {
              if (problem != null) {
                over = true;
              } else if (over) {
                opened.abort();
              }
            });
  }

  boolean isOver() {
    return over;
  }

  boolean isWelcomed() {
    return welcomed;
  }

  /// Whether nothing was heard for too long.
  boolean isSilent() {
    return ticker.nanos() - (welcomed ? heard : began) > silenceMax;
  }

  /// Since it was opened.
  Duration age() {
    return Duration.ofNanos(ticker.nanos() - began);
  }

  private void welcome(Message.Welcome welcome) {
    silenceMax = (long) (welcome.keepalive().toNanos() * GRACE);
    welcomed = true;
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heard = ticker.nanos();
    if (text.length() + data.length() > TEXT_MAX) {
      meters.message("too long");
      abort();
      return null;
    }
    text.append(data);
    if (last) {
      var message = Message.read(text.toString(), clock.instant());
      text.setLength(0);
      if (message instanceof Message.Welcome welcome) {
        welcome(welcome);
      }
      hears.accept(this, message);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    meters.message("broken");
    from.request(1);
    return null;
  }

  /// The client answers Pings by itself.
  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    heard = ticker.nanos();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    over(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    over(0);
  }

  private void over(int code) {
    if (!over) {
      meters.ended(code);
      over = true;
    }
  }

  /// Ends it without a word.
  void abort() {
    over(0);
    var opened = socket;
    if (opened != null) {
      opened.abort();
    }
  }

  /// Ends it as one should: what is on its way is still heard.
  void close() {
    over = true;
    var opened = socket;
    if (opened != null) {
      var _ =
          opened
              .sendClose(WebSocket.NORMAL_CLOSURE, "")
              .whenCompleteAsync(
                  (_, _) -> opened.abort(),
                  CompletableFuture.delayedExecutor(GOODBYE_SECONDS, TimeUnit.SECONDS));
    }
  }
}
