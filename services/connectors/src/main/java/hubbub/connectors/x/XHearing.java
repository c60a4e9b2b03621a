package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Till;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what a stream says, on its thread. Money first: a line that may be a post is counted
/// before anything else is done about it.
final class XHearing implements XStream.Hearer {
  private static final Logger LOG = LoggerFactory.getLogger(XHearing.class);

  private final Till till;
  private final Supplier<Moment> clock;
  private final XMeters meters;
  private final Supplier<XAudience> audience;

  XHearing(Till till, Supplier<Moment> clock, XMeters meters, Supplier<XAudience> audience) {
    this.till = till;
    this.clock = clock;
    this.meters = meters;
    this.audience = audience;
  }

  @Override
  public void line(XStream stream, XLine line) {
    meters.lines.increment();
    switch (line) {
      case XLine.Post post -> {
        pay(stream);
        if (!audience.get().hear(post, clock.get().kept())) {
          meters.unmatched.increment();
        }
      }
      case XLine.Broken(var billed) -> {
        meters.broken.increment();
        if (billed) {
          pay(stream);
        }
      }
      case XLine.Control(var title, var detail) -> {
        LOG.info("x says {}: {}", title, detail);
        stream.announced("X ends the stream: " + title);
      }
      case XLine.Blank _ -> {}
    }
  }

  @Override
  public void tooLong(XStream stream) {
    meters.tooLong.increment();
    pay(stream);
  }

  @Override
  public void cutOff(XStream stream) {
    meters.cutOff.increment();
    pay(stream);
  }

  private void pay(XStream stream) {
    meters.posts.increment();
    var refused = till.counted();
    if (refused != null) {
      stream.finish(XNotes.words(refused));
    }
  }
}
