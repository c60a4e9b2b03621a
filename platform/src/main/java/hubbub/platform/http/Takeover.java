package hubbub.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.util.ArrayList;
import java.util.List;

/// Takes a connection out of HTTP's hands for good, TLS aside. Vert.x offers nothing for it in
/// public. It lets go of all that it keeps of a connection when its handler leaves the pipeline;
/// its server goes on to know the channel, and closes it at the end with all others.
final class Takeover {
  private Takeover() {}

  /// The channel of a connection.
  static Channel channel(HttpConnection connection) {
    if (!(connection instanceof VertxConnection inner)) {
      throw new IllegalStateException("another kind of connection: " + connection.getClass());
    }
    return inner.channel();
  }

  /// On the channel's event loop, while Vert.x owes an answer and nothing of a next request was
  /// decoded. Bytes that came behind the request's head are handed to the first of the handlers.
  ///
  /// @param handlers what is spoken from here on, in the order in which they hear
  static void take(Channel channel, List<ChannelHandler> handlers) {
    var pipeline = channel.pipeline();
    var before = new ArrayList<>(pipeline.toMap().values());
    handlers.forEach(pipeline::addLast);
    before.removeIf(SslHandler.class::isInstance);
    // What stands in front holds the bytes that are left, so it goes last.
    before.reversed().forEach(pipeline::remove);
    channel.config().setAutoRead(true);
  }
}
