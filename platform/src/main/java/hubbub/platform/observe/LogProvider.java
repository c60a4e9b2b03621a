package hubbub.platform.observe;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// What stands behind SLF4J here: lines of `key=value` by [Log].
public final class LogProvider implements SLF4JServiceProvider {
  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, Writing::new);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  private static final class Writing extends LegacyAbstractLogger implements LoggingEventAware {
    @Serial private static final long serialVersionUID = 1;

    Writing(String name) {
      this.name = name;
    }

    @Override
    public void log(LoggingEvent event) {
      var pairs = event.getKeyValuePairs();
      write(
          event.getLevel(),
          event.getMessage(),
          event.getArgumentArray(),
          pairs == null ? List.of() : pairs,
          event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String message,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      write(level, message, arguments, List.of(), thrown);
    }

    private void write(
        Level level,
        @Nullable String message,
        Object @Nullable [] arguments,
        List<KeyValuePair> pairs,
        @Nullable Throwable thrown) {
      var text = MessageFormatter.basicArrayFormat(message, arguments);
      Log.write(
          level,
          LogLine.write(Instant.now(), level, name, text == null ? "" : text, pairs, thrown));
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    public boolean isTraceEnabled() {
      return Log.takes(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
      return Log.takes(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
      return Log.takes(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
      return Log.takes(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
      return Log.takes(name, Level.ERROR);
    }
  }
}
