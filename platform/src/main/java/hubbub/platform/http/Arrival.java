package hubbub.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A request that a [StreamDoor] claimed.
public interface Arrival {
  /// As it was sent.
  String method();

  /// As it was sent, without the query.
  String path();

  /// As it was sent; empty where there is none.
  String query();

  /// A header's value, byte for letter; one that comes several times is joined by commas.
  Optional<String> header(String name);

  /// The address of the machine that asks, as digits: the other end of the connection, or what a
  /// proxy of `http.proxies` says.
  String address();

  /// Whether the other side speaks TLS, with us or with the proxy of `public.url`.
  boolean secure();

  /// Whether somebody with that token might use a route of that access: for programs that can't
  /// send it as others do.
  boolean may(String token, Access access);

  /// Does something on the connection's event loop, and waits for what comes of it.
  <T> T onLoop(Supplier<T> what);

  /// Takes the connection out of HTTP's hands; it does not count as one of HTTP's any more. On its
  /// event loop.
  ///
  /// @param handlers what is spoken from here on: the first of them gets what came behind the head,
  ///   when all of them are added; nothing may be written before this returns
  Channel take(List<ChannelHandler> handlers);
}
