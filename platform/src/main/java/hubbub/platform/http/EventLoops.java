package hubbub.platform.http;

import io.netty.channel.ChannelHandler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.Map;
import java.util.Optional;

/// Makes the event loops, without what the door doesn't need and the start would pay for.
final class EventLoops {
  /// Each saves some hundredths of a second, all together nearly half of the door's start: Netty's
  /// events for Flight Recorder, a resolver that reads the system's settings, a look at all network
  /// cards for a number that nobody asks for.
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "io.netty.jfr.enabled", "false",
          "vertx.disableDnsResolver", "true",
          "io.netty.machineId", "02:00:00:00:00:00:00:01");

  private EventLoops() {}

  /// @param gate sees each connection as it is accepted, if anybody is to
  static Vertx make(Optional<? extends ChannelHandler> gate) {
    LEFT_OUT.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
    var files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    var builder =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setUseDaemonThread(true)
                    .setFileSystemOptions(files));
    gate.ifPresent(present -> builder.withTransport(GatedTransport.of(present)));
    return builder.build();
  }
}
