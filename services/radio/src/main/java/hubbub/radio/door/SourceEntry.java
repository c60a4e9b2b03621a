package hubbub.radio.door;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hubbub.platform.http.Arrival;
import hubbub.radio.air.Air;
import hubbub.radio.air.Brought;
import hubbub.radio.air.ByConnection;
import hubbub.radio.air.ChannelMount;
import hubbub.radio.air.Wanted;
import hubbub.radio.icecast.Reply;
import hubbub.radio.icecast.SourceHeaders;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Lets sources in. The key is looked at before a byte of what they bring is read.
final class SourceEntry {
  private static final int OK = 200;

  private final Air air;
  private final Credentials credentials;

  SourceEntry(Air air, Credentials credentials) {
    this.air = air;
    this.credentials = credentials;
  }

  /// @param refuse says something else instead
  int take(Arrival arrival, ToIntFunction<Reply> refuse) {
    var rights = credentials.source(arrival);
    if (rights.isEmpty()) {
      return refuse.applyAsInt(Reply.unauthorized());
    }
    var path = Paths.mount(arrival.path());
    if (!rights.get().opens(path)) {
      return refuse.applyAsInt(
          Reply.forbidden("This stream key does not open that mount; its owner lists its mounts"));
    }
    var channel = rights.get().channel().name();
    if (Paths.playlist(path).isPresent() || Paths.first(path).equalsIgnoreCase(channel)) {
      return refuse.applyAsInt(
          Reply.forbidden("That address is a page or a playlist; use " + ChannelMount.of(channel)));
    }
    var wanted =
        new Wanted(
            path,
            channel,
            rights.get().keyId(),
            SourceHeaders.read(arrival::header),
            arrival.address());
    var refused = arrival.onLoop(() -> bring(arrival, wanted));
    return refused.isPresent() ? refuse.applyAsInt(refused.get()) : OK;
  }

  /// @return the answer where it does not get in
  private Optional<Reply> bring(Arrival arrival, Wanted wanted) {
    return switch (air.bring(wanted, PooledByteBufAllocator.DEFAULT)) {
      case Brought.Taken() -> Optional.of(Reply.inUse());
      case Brought.Full() -> Optional.of(Reply.forbidden("Too many sources are connected"));
      case Brought.In(var intake) -> {
        var source = new ByConnection(intake);
        var handlers = new ArrayList<ChannelHandler>();
        if (arrival.header("Transfer-Encoding").isPresent()) {
          handlers.add(new ChunkedBody());
        }
        handlers.add(source);
        var channel = arrival.take(handlers);
        var words = (expects(arrival) ? Reply.CONTINUE : "") + Reply.GO;
        var _ =
            channel.writeAndFlush(Unpooled.copiedBuffer(words, US_ASCII), channel.voidPromise());
        source.begin(channel);
        yield Optional.empty();
      }
    };
  }

  private static boolean expects(Arrival arrival) {
    return arrival.header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
  }
}
