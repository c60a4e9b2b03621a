package hubbub.chat.irc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is counted of IRC. Reasons are ours and few: clients cannot make new meters.
final class IrcMeters {
  private static final Logger LOG = LoggerFactory.getLogger("irc");

  private final MeterRegistry meters;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter lines;
  private final Counter delivered;
  private final Counter malformed;
  private final Counter tooLong;
  private final Counter unknown;

  IrcMeters(MeterRegistry meters) {
    this.meters = meters;
    meters.gauge("hubbub.chat.irc.connections", open);
    lines = meters.counter("hubbub.chat.irc.lines");
    delivered = meters.counter("hubbub.chat.irc.delivered.bytes");
    malformed = meters.counter("hubbub.chat.irc.malformed", "reason", "no command");
    tooLong = meters.counter("hubbub.chat.irc.malformed", "reason", "too long");
    unknown = meters.counter("hubbub.chat.irc.malformed", "reason", "unknown word");
  }

  int open() {
    return open.get();
  }

  void opened() {
    open.incrementAndGet();
  }

  void closed(String why) {
    open.decrementAndGet();
    meters.counter("hubbub.chat.irc.closed", "reason", why).increment();
  }

  void line() {
    lines.increment();
  }

  void delivered(long bytes) {
    delivered.increment((double) bytes);
  }

  void malformed() {
    malformed.increment();
  }

  void tooLong(long count) {
    tooLong.increment((double) count);
  }

  void unknown() {
    unknown.increment();
  }

  /// @param why what was refused
  void refused(String why) {
    meters.counter("hubbub.chat.irc.refused", "reason", why).increment();
  }

  /// Something of ours broke.
  void failed(@Nullable Throwable cause) {
    meters.counter("hubbub.chat.irc.failed").increment();
    LOG.atError().setCause(cause).log("a line could not be answered");
  }
}
