package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Till;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what a stream says. Money first: a line that may be a post is counted on the thread that
/// reads, and taken apart on the one that tells.
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
  public boolean came(XStream stream, byte[] bytes, int length) {
    meters.lines.increment();
    if (XLines.isLikePost(bytes, length)) {
      pay(stream);
      return true;
    }
    switch (XLines.read(bytes, length)) {
      case XLine.Post _ -> {
        pay(stream);
        return true;
      }
      case XLine.Broken(var billed) -> {
        meters.broken.increment();
        if (billed) {
          pay(stream);
        }
      }
      case XLine.Control control -> announce(stream, control);
      case XLine.Blank _ -> {}
    }
    return false;
  }

  @Override
  public void tell(XStream stream, byte[] line) {
    switch (XLines.read(line, line.length)) {
      case XLine.Post post -> {
        if (!audience.get().hear(post, clock.get().kept())) {
          meters.unmatched.increment();
        }
      }
      case XLine.Broken _ -> meters.broken.increment();
      case XLine.Control control -> announce(stream, control);
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

  private static void announce(XStream stream, XLine.Control control) {
    LOG.info("x says {}: {}", control.title(), control.detail());
    stream.announced("X ends the stream: " + control.title());
  }

  private void pay(XStream stream) {
    meters.posts.increment();
    var refused = till.counted();
    if (refused != null) {
      stream.finish(XNotes.words(refused));
    }
  }
}
