package hubbub.platform;

import hubbub.platform.bus.Bus;
import hubbub.platform.config.Settings;
import hubbub.platform.http.Routes;
import hubbub.platform.observe.Observe;
import hubbub.platform.questions.Questions;
import hubbub.platform.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;

/// The shared tools. Only doors hold one; everything else receives just what it uses.
///
/// @param clock the time of day; durations come from `ticker`
/// @param ticker a monotonic clock
/// @param data the data folder; a service keeps files of its own under its name
public record Platform(
    Settings settings,
    Clock clock,
    Ticker ticker,
    Path data,
    Storage storage,
    Bus bus,
    Routes routes,
    Questions questions,
    Observe observe) {}
