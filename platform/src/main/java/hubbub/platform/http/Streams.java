package hubbub.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who has streams, if anybody has, and which connections are theirs.
final class Streams {
  private static final AttributeKey<Boolean> CLAIMED = AttributeKey.valueOf("hubbub.claimed");

  private volatile @Nullable StreamDoor door;

  void hang(StreamDoor of) {
    if (door != null) {
      throw new IllegalStateException("streams have a door already");
    }
    door = of;
  }

  /// Looks at a request's head as it is decoded, on the event loop.
  ///
  /// @return whether nothing behind it may be decoded
  boolean claim(Channel channel, HttpRequest request) {
    var to = door;
    var target = request.uri();
    if (to == null
        || !target.startsWith("/")
        || !to.claims(request.method().name(), withoutQuery(target))) {
      return false;
    }
    channel.attr(CLAIMED).set(true);
    if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      // Old sources say `ICE/1.0`.
      request.setProtocolVersion(HttpVersion.HTTP_1_0);
    }
    return true;
  }

  private static String withoutQuery(String target) {
    var end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  /// Whose a request is; empty if it is for the routes.
  Optional<StreamDoor> whose(Exchange exchange) {
    var claimed = Takeover.channel(exchange.raw().connection()).hasAttr(CLAIMED);
    return claimed ? Optional.ofNullable(door) : Optional.empty();
  }

  static Arrival arrival(Exchange exchange, WhoMay whoMay) {
    return new Claimed(exchange, whoMay, whoMay.whence(exchange.asking()).address());
  }

  private record Claimed(Exchange exchange, WhoMay whoMay, String address) implements Arrival {
    @Override
    public String method() {
      return exchange.method();
    }

    @Override
    public String path() {
      return withoutQuery(exchange.target());
    }

    @Override
    public String query() {
      var target = exchange.target();
      var end = target.indexOf('?');
      return end < 0 ? "" : target.substring(end + 1);
    }

    @Override
    public Optional<String> header(String name) {
      return exchange.header(name);
    }

    @Override
    public boolean secure() {
      return exchange.secure();
    }

    @Override
    public boolean may(String token, Access access) {
      try {
        var _ = whoMay.admit(exchange.asking().with(token), access);
        return true;
      } catch (Refusal _) {
        return false;
      }
    }

    @Override
    public <T> T onLoop(Supplier<T> what) {
      var done = new CompletableFuture<T>();
      exchange
          .loop()
          .runOnContext(_ -> {
            try {
              done.complete(what.get());
            } catch (RuntimeException e) {
              done.completeExceptionally(e);
            }
          });
      return done.join();
    }

    @Override
    public Channel take(List<ChannelHandler> handlers) {
      var channel = Takeover.channel(exchange.raw().connection());
      Connections.letGo(channel);
      Takeover.take(channel, handlers);
      return channel;
    }
  }
}
