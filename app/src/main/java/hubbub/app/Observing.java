package hubbub.app;

import hubbub.platform.bus.InProcessBus;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Routes;
import hubbub.platform.observe.Health;
import hubbub.platform.observe.Observe;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/// What operators look at, joined.
record Observing(Observe observe) {
  static Observing begin(InProcessBus bus) {
    return new Observing(
        new Observe(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new Parts()));
  }

  void hang(Routes routes) {
    routes.get("/health/ready", Access.OPEN, _ -> Answer.json(Map.of("state", "fine")));
  }

  private static final class Parts implements Health {
    private final Map<String, Supplier<Report>> parts = new ConcurrentSkipListMap<>();

    @Override
    public void add(String part, Supplier<Report> check) {
      parts.put(part, check);
    }

    @Override
    public Map<String, Report> all() {
      var all = new TreeMap<String, Report>();
      parts.forEach((part, check) -> all.put(part, check.get()));
      return all;
    }
  }
}
