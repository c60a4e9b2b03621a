package hubbub.platform.observe;

import hubbub.platform.bus.Bus;
import hubbub.platform.bus.HearerState;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RoomTaken;
import hubbub.platform.storage.Storage;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this process stands on, and the others of the installation: the data folder, the size of
/// rows, the last backup, the build. Looked at when somebody asks.
public final class Installation {
  /// In the data folder: its time is when the last backup was made, its first line says where to.
  public static final String LAST_BACKUP = "last-backup";

  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final int LINE_LENGTH_MAX = 1_000;

  private final Path folder;
  private final Build build;
  private final Health health;
  private final Bus bus;
  private final Map<String, Database> databases = new ConcurrentSkipListMap<>();
  private @Nullable EachProcess others;

  /// @param folder the data folder
  public Installation(Path folder, Build build, Health health, Bus bus, Storage storage) {
    this.folder = folder;
    this.build = build;
    this.health = health;
    this.bus = bus;
    storage.onOpen(database -> databases.put(database.name(), database));
  }

  /// From here on the others are asked, too.
  void beside(HttpDoor door) {
    others = new EachProcess(door);
  }

  /// This process first, then the others.
  public List<Premises> all() {
    var all = new ArrayList<Premises>();
    all.add(here());
    if (others != null) {
      others
          .ask("/api/v1/processes", Said.class)
          .forEach(answer -> all.add(of(answer.services(), answer.address(), answer.said())));
    }
    return List.copyOf(all);
  }

  /// What a process answers: those that it knows, itself first.
  record Said(List<Premises> processes, @Nullable String next) {}

  private static Premises of(List<String> services, String address, EachProcess.Said<Said> said) {
    return switch (said) {
      case EachProcess.Said.Answer(var premises) when !premises.processes().isEmpty() ->
          premises.processes().getFirst().at(address);
      case EachProcess.Said.Answer(_) ->
          Premises.mute(services, address, "it says nothing of itself");
      case EachProcess.Said.Mute(var why) -> Premises.mute(services, address, why);
    };
  }

  Premises here() {
    var parts = health.all();
    var hearers = bus.hearers();
    var dialect = databases.values().stream().findFirst().map(d -> d.dialect().name()).orElse("");
    return new Premises(
        List.copyOf(databases.keySet()),
        "",
        state(parts.values(), hearers),
        parts,
        hearers,
        build,
        data(),
        dialect.toLowerCase(java.util.Locale.ROOT),
        stored(),
        backup());
  }

  /// The worst of all parts; a hearer that is held up is trouble.
  static Health.State state(Collection<Health.Report> parts, List<HearerState> hearers) {
    var heldUp = hearers.stream().anyMatch(hearer -> hearer.trouble() != null);
    var worst =
        parts.stream()
            .map(Health.Report::state)
            .max(Health.State::compareTo)
            .orElse(Health.State.FINE);
    return heldUp && worst == Health.State.FINE ? Health.State.TROUBLE : worst;
  }

  private Map<String, Long> stored() {
    var stored = new TreeMap<String, Long>();
    databases.forEach((service, database) -> {
      try {
        stored.put(service, RoomTaken.bytes(database));
      } catch (RuntimeException e) {
        // Its part of the health page says what is wrong with it.
        LOG.atDebug().addKeyValue("service", service).log("its size cannot be told: {}", e);
      }
    });
    return stored;
  }

  private Premises.@Nullable Folder data() {
    try {
      var disk = Files.getFileStore(folder);
      return new Premises.Folder(
          folder.toString(), closed(), disk.getUsableSpace(), disk.getTotalSpace());
    } catch (IOException e) {
      LOG.warn("the data folder cannot be looked at: {}", e.toString());
      return null;
    }
  }

  private @Nullable Boolean closed() throws IOException {
    try {
      var open = EnumSet.noneOf(PosixFilePermission.class);
      open.addAll(Files.getPosixFilePermissions(folder));
      open.removeAll(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
      return open.isEmpty();
    } catch (UnsupportedOperationException _) {
      return null;
    }
  }

  private Premises.@Nullable Backup backup() {
    var note = folder.resolve(LAST_BACKUP);
    try {
      if (Files.notExists(note)) {
        return null;
      }
      return new Premises.Backup(Files.getLastModifiedTime(note).toInstant(), firstLine(note));
    } catch (IOException e) {
      LOG.warn("the note of the last backup cannot be read: {}", e.toString());
      return null;
    }
  }

  private static String firstLine(Path note) throws IOException {
    try (var reader = Files.newBufferedReader(note)) {
      var line = reader.readLine();
      return line == null ? "" : line.substring(0, Math.min(line.length(), LINE_LENGTH_MAX));
    } catch (MalformedInputException _) {
      return "";
    }
  }
}
