package hubbub.peopleperplace.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Of all that is heard at once, the newest of each row: a statement may change a row once.
public final class Newest<R> {
  private final Map<Long, Told<R>> byId = new LinkedHashMap<>();

  public void take(Told<R> told) {
    byId.merge(told.id(), told, (before, now) -> now.isNewerThan(before) ? now : before);
  }

  public List<Told<R>> all() {
    return new ArrayList<>(byId.values());
  }
}
