package hubbub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What processes cost, as `/proc` says.
final class Cost {
  private static final double TICKS_PER_SECOND = 100;
  private static final double KIB_PER_MIB = 1_024;

  private Cost() {}

  /// Seconds of processor time that a process has used, user and system.
  static double cpuSeconds(ProcessHandle process) {
    return ticks(process, 11, 2) / TICKS_PER_SECOND;
  }

  /// The same of a process, of all that it began, and of those of them that have ended.
  static double cpuSecondsOfAll(ProcessHandle process) {
    var ticks = 0L;
    for (var one : all(process)) {
      ticks += ticks(one, 11, 4);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /// Seconds of processor time that the whole machine has spent on anything, all cores together.
  static double cpuSecondsOfMachine() throws IOException {
    var fields = read("/proc/stat").lines().findFirst().orElseThrow().split(" +", -1);
    var busy = 0L;
    for (var field = 1; field <= 8; field++) {
      // Neither idle (4th) nor waiting for the disk (5th).
      busy += field == 4 || field == 5 ? 0 : Long.parseLong(fields[field]);
    }
    return busy / TICKS_PER_SECOND;
  }

  /// Resident memory in MiB.
  static double residentMib(ProcessHandle process) {
    return kib(process, "status", "VmRSS:") / KIB_PER_MIB;
  }

  /// The most resident memory that it ever had, in MiB.
  static double peakMib(ProcessHandle process) {
    return kib(process, "status", "VmHWM:") / KIB_PER_MIB;
  }

  /// Resident memory of a process and all that it began, in MiB; what they share counts once.
  static double residentMibOfAll(ProcessHandle process) {
    var kib = 0L;
    for (var one : all(process)) {
      kib += kib(one, "smaps_rollup", "Pss:");
    }
    return kib / KIB_PER_MIB;
  }

  /// How busy the machine was in the last minute: processes that ran or wanted to.
  static double load() throws IOException {
    return Double.parseDouble(read("/proc/loadavg").split(" ", -1)[0]);
  }

  private static Iterable<ProcessHandle> all(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  /// The sum of some neighbouring fields, counted behind the name; 0 of one that has gone.
  private static long ticks(ProcessHandle process, int first, int count) {
    try {
      var stat = read("/proc/" + process.pid() + "/stat");
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var ticks = 0L;
      for (var field = first; field < first + count; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks;
    } catch (IOException _) {
      return 0;
    }
  }

  private static long kib(ProcessHandle process, String file, String name) {
    try {
      return read("/proc/" + process.pid() + "/" + file)
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException _) {
      return 0;
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
