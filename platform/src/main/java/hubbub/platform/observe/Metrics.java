package hubbub.platform.observe;

import hubbub.platform.bus.Bus;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// The text that Prometheus reads. What the JVM tells is measured from the first reading on: the
/// start has no time for it.
final class Metrics {
  private final PrometheusMeterRegistry meters;
  private final Bus bus;
  private final MultiGauge behind;
  private final MultiGauge deadLetters;
  private boolean begun;

  Metrics(PrometheusMeterRegistry meters, Bus bus) {
    this.meters = meters;
    this.bus = bus;
    behind =
        MultiGauge.builder("hubbub.bus.behind")
            .description("Batches committed that a hearer has not heard")
            .register(meters);
    deadLetters =
        MultiGauge.builder("hubbub.bus.dead.letters")
            .description("Batches that a hearer could not digest")
            .register(meters);
  }

  synchronized String text() {
    if (!begun) {
      begun = true;
      new JvmMemoryMetrics().bindTo(meters);
      new JvmThreadMetrics().bindTo(meters);
      new ProcessorMetrics().bindTo(meters);
      new FileDescriptorMetrics().bindTo(meters);
      new UptimeMetrics().bindTo(meters);
    }
    var hearers = bus.hearers();
    behind.register(
        hearers.stream()
            .map(h -> MultiGauge.Row.of(tags(h.hearer(), h.producer()), h.behind()))
            .toList(),
        true);
    deadLetters.register(
        hearers.stream()
            .map(h -> MultiGauge.Row.of(tags(h.hearer(), h.producer()), h.deadLetters()))
            .toList(),
        true);
    return meters.scrape();
  }

  private static Tags tags(String hearer, String producer) {
    return Tags.of("hearer", hearer, "producer", producer);
  }
}
